#pragma once
// Ask an eligible patient whether they want to take part: at the next primary-care visit, or now.
#include <optional>
#include <vector>

#include "sim/care/steps/conditions.hpp"

namespace sim {

/// Who says yes.
struct Uptake {
  std::optional<std::size_t> from;   ///< A chance of the catalogue that depends on the patient ("interest").
  double chance = 1;                 ///< The same for everybody, when `from` is none.
  std::vector<Condition> less_when;  ///< For whom the odds are multiplied.
  double odds_ratio = 1;

  double of(const World&, Patient) const;
};

/// Offers made before the patient says yes; whoever declines the last one leaves.
class Offer final : public Step {
 public:
  struct Plan {
    bool at_visit = true;  ///< false: once, at the moment the step is reached.
    double raised = 1;     ///< Chance that it is raised at an eligible visit.
    Uptake uptake;
    Duration again_after{};  ///< After a refusal.
    std::uint8_t again_times = 0;
    std::vector<Work> work;  ///< For every offer made: outreach.
    Purpose answer, raise;
    std::uint16_t no_time = 0;                              ///< Note.
    std::uint16_t offered = 0, accepted = 0, declined = 0;  ///< Notes.
    std::string words;
  };
  explicit Offer(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit&) const override;
  std::string describe() const override { return plan_.words; }

 private:
  Plan plan_;
};

/// Until the patient's next primary-care visit.
class WaitForVisit final : public Step {
 public:
  Next take(Visit& v) const override { return Next::after(v.world.next_visit(v.patient, v.now()) - v.now()); }
  bool looks_for_eligible() const override { return true; }
  std::string describe() const override { return "wait for the next primary-care visit"; }
};

}  // namespace sim
