#pragma once
// Wait until something is true of the patient, looking at even intervals.
#include <vector>

#include "sim/care/steps/conditions.hpp"

namespace sim {

class HoldUntil final : public Step {
 public:
  struct Plan {
    std::vector<Condition> conditions;
    Duration check{};
    int looks = 0;              ///< Most looks after the first; 0 = as many as it takes.
    bool leave = true;          ///< When it never became true in time; false: go on all the same.
    std::uint16_t gave_up = 0;  ///< Note.
    std::string words;
  };
  explicit HoldUntil(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit& v) const override {
    if (all_hold(v.world, v.patient, plan_.conditions)) return Next::go_on();
    if (plan_.looks == 0) return Next::again_after(plan_.check);
    if (v.cursor.tries >= plan_.looks) {
      v.world.note(v.patient, plan_.gave_up);
      return plan_.leave ? Next::leave() : Next::go_on();
    }
    ++v.cursor.tries;
    return Next::again_after(plan_.check);
  }
  std::string describe() const override { return plan_.words; }

 private:
  Plan plan_;
};

}  // namespace sim
