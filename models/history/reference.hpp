#pragma once
// Constants that keep the reference cohort at published levels. They are computed once with central values, stored in
// configs/evidence/reference.yaml (rows N..) and reused by every scenario, population and draw; a test computes them
// again.
#include <array>
#include <cstdint>

#include "models/history/overdose.hpp"
#include "sim/people/cohort.hpp"

namespace models {

/// Ratio per dose band by which the overdose rate is multiplied so that the mean over the cohort's people in that band
/// is the published one. Constants that `overdose` holds already are ignored. Fixed sample: the same on every machine.
std::array<double, DoseHazard::kBands> overdose_constants(const sim::Cohort& cohort, const sim::Schema& schema,
                                                          const Overdose& overdose, std::uint32_t patients = 200'000);

}  // namespace models
