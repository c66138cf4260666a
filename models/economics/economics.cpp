#include "models/economics/economics.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace models {

Visits::Visits(double base, double per_point, double at_pegs) : base_(base), per_point_(per_point), at_pegs_(at_pegs) {
  if (per_point == 0) return;
  const double none_at = at_pegs - base / per_point;
  if (per_point > 0)
    low_ = std::clamp(none_at, 0.0, PainDecrement::kHighest);
  else
    high_ = std::clamp(none_at, 0.0, PainDecrement::kHighest);
}

std::optional<sim::ResourceId> Economics::find(std::string_view name) const {
  for (std::size_t i = 0; i < resources.size(); ++i)
    if (resources[i].name == name) return static_cast<sim::ResourceId>(i);
  return std::nullopt;
}

void Economics::standing(const Consumption& now, std::span<double> per_year) const {
  sim::require(per_year.size() == standing_resources.size(), "one quantity for every standing resource");
  per_year[0] = now.mme;
  per_year[1] = now.benzodiazepine ? 1 : 0;
  per_year[2] = now.non_opioid ? 1 : 0;
  per_year[3] = now.on_medication ? 1 : 0;
  per_year[4] = now.disorder_diagnosed ? 1 : 0;
  per_year[5] = specialist_visits;
  per_year[6] = 1;  // a person-year of all other care
  if (societal) per_year[7] = specialist_visits;
}

}  // namespace models
