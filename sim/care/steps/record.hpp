#pragma once
// Write down that this point was reached: it is counted, and shown in a patient's timeline.
#include "sim/care/world.hpp"

namespace sim {

class Record final : public Step {
 public:
  Record(std::uint16_t note, std::string what) : note_(note), what_(std::move(what)) {}
  Next take(Visit& v) const override {
    v.world.note(v.patient, note_);
    return Next::go_on();
  }
  std::string describe() const override { return what_.empty() ? "" : "record: " + what_; }

 private:
  std::uint16_t note_;
  std::string what_;
};

}  // namespace sim
