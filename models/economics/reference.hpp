#pragma once
// What the reference cohort is like at baseline: the expectations that composites and utilities are anchored on.
// configs/evidence/reference_costs.yaml stores them (rows RC..); a test computes them again and compares.
#include <array>
#include <cstdint>

#include "models/economics/settings.hpp"
#include "sim/people/cohort.hpp"

namespace models {

/// Overdoses per year as the sources print them, and what multiplies them.
struct OverdoseScale {
  /// Per year below 20, 20-<50, 50-<100, and from 100 MME per day; dose 0 has the first one times `at_dose_0`.
  std::array<double, 4> by_band{};
  double at_dose_0 = 1;
  double active = 1, on_medication = 1, remission = 1;  ///< Ratios of opioid use disorder, against none.
  double benzodiazepine = 1;
};

/// Means over a sample of fixed size and seed: the same on every machine. `settings` gives the maps and visit rates; of
/// its `reference`, only `fatal_share` and `crises` are taken over. Within each dose band the mean is the printed rate.
ReferenceFields reference_expectations(const sim::Cohort& cohort, const sim::Schema& schema,
                                       const EconomicsFields& settings, const OverdoseScale& overdoses,
                                       std::uint32_t patients = 1'000'000);

}  // namespace models
