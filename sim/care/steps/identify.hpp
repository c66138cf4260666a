#pragma once
// The programme finds its patients itself: a registry is looked through at even intervals.
#include <vector>

#include "sim/care/steps/conditions.hpp"

namespace sim {

/// Found when eligible, when any of `any_of` holds (if given), and when the look succeeds; otherwise looked for again.
class Identify final : public Step {
 public:
  struct Plan {
    Duration every{};
    double chance = 1;  ///< That one look finds a patient who can be found.
    std::vector<Condition> any_of;
    Purpose look;
    std::uint16_t found = 0;  ///< Note.
    std::string words;
  };
  explicit Identify(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit&) const override;
  bool looks_for_eligible() const override { return true; }
  std::string describe() const override { return plan_.words; }

 private:
  Plan plan_;
};

}  // namespace sim
