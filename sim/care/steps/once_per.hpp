#pragma once
// Done once for each clinician or unit, when their first patient comes to this step: training, academic detailing.
#include <optional>
#include <vector>

#include "sim/care/world.hpp"

namespace sim {

class OncePer final : public Step {
 public:
  struct Plan {
    bool clinician = true;  ///< Else each unit of `by`.
    Sharing by = Sharing::site;
    double turnover = 0;  ///< Per year: done again for each newcomer, on average every 1/turnover years. Units only.
    std::vector<Work> work;
    std::optional<ResourceId> resource;   ///< One unit of it is charged.
    std::uint16_t done = 0, no_time = 0;  ///< Notes.
    std::string words;
  };
  explicit OncePer(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit&) const override;
  std::string describe() const override { return plan_.words; }

 private:
  Plan plan_;
};

}  // namespace sim
