#pragma once
// Monitoring at one contact: an agreement signed if there is none, a urine drug test.
#include <optional>

#include "models/history/patient.hpp"
#include "sim/care/world.hpp"

namespace models {

class Monitor final : public sim::Step {
 public:
  struct Plan {
    double agreement = 0;   ///< Chance that a patient without one signs.
    double urine_test = 0;  ///< Chance of a test.
    sim::Purpose signs, tests;
    std::uint16_t signed_note = 0, tested = 0;
    std::optional<sim::ResourceId> test;  ///< What a test costs, if the model counts it.
  };
  explicit Monitor(const Plan& plan) : plan_(plan) {}
  sim::Next take(sim::Visit&) const override;
  std::string describe() const override;

 private:
  Plan plan_;
};

}  // namespace models
