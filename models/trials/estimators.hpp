#pragma once
// From a visit table to one estimate, as the paper made it.
#include "models/trials/visits.hpp"
#include "sim/analysis/regression/interval.hpp"

namespace models {

/// Ratios are on the log scale. Not usable when this replicate cannot tell (nobody left, separation, no events).
sim::regression::Estimate estimate(const VisitTable& table, const Trial& trial, const Target& target,
                                   const sim::Model& model);

}  // namespace models
