#pragma once
// Wait for a seat in a group; the pathway goes on at the group's first meeting.
#include "sim/care/world.hpp"

namespace sim {

class WaitForSeat final : public Step {
 public:
  struct Plan {
    std::size_t group = 0;  ///< Index of the kind of group in the model.
    Duration at_most{};
    std::uint16_t joined = 0, gave_up = 0, seated = 0;  ///< Notes.
    std::string words;
  };
  explicit WaitForSeat(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit& v) const override {
    v.world.note(v.patient, plan_.joined);
    v.world.join_group(v, plan_.group, plan_.at_most);
    return Next::park();
  }
  Next refused(Visit& v) const override {
    v.world.note(v.patient, plan_.gave_up);
    return Next::leave();
  }
  std::string describe() const override { return plan_.words; }

 private:
  Plan plan_;
};

/// The seat is free for somebody else; nothing happens to a patient who has none.
class LeaveSeat final : public Step {
 public:
  Next take(Visit& v) const override {
    v.world.leave_seat(v.patient, v.track);
    return Next::go_on();
  }
  std::string describe() const override { return ""; }
};

}  // namespace sim
