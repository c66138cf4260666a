#pragma once
// Whoever misses too many sessions in a row leaves the programme.
#include "sim/care/world.hpp"

namespace sim {

class LeaveAfter final : public Step {
 public:
  LeaveAfter(int missed_in_a_row, std::uint16_t note, std::string what)
      : missed_(missed_in_a_row), note_(note), what_(std::move(what)) {}
  Next take(Visit& v) const override {
    if (v.cursor.missed < missed_) return Next::go_on();
    v.world.note(v.patient, note_);
    return Next::leave();
  }
  std::string describe() const override {
    return "leave after " + std::to_string(missed_) + " missed in a row (record: " + what_ + ")";
  }

 private:
  int missed_;
  std::uint16_t note_;
  std::string what_;
};

}  // namespace sim
