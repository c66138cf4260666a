#pragma once
// The course begins: effects that count from enrolment start, and the patient counts as enrolled.
#include "sim/care/world.hpp"

namespace sim {

class Enrol final : public Step {
 public:
  explicit Enrol(std::uint16_t note) : note_(note) {}
  Next take(Visit& v) const override {
    v.world.note(v.patient, note_);
    v.world.enrol(v);
    return Next::go_on();
  }
  std::string describe() const override { return "enrol: the course begins"; }

 private:
  std::uint16_t note_;
};

}  // namespace sim
