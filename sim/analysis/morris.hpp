#pragma once
// Morris' screening: how much one step of an input changes the outcome, on average and in its spread.
// Morris 1991, Technometrics 33:161; mu* by Campolongo, Cariboni and Saltelli 2007, Environ Model Softw 22:1509.
#include <cstdint>
#include <vector>

#include "sim/analysis/sample.hpp"
#include "sim/analysis/study_table.hpp"

namespace sim::analysis {

struct MorrisIndex {
  Estimate mu;              ///< Mean effect of moving the input across its whole range.
  Estimate mu_star;         ///< Mean size of the effect, whatever its sign: the order of importance.
  double sigma = kNothing;  ///< Standard deviation of the effects: curvature and interactions.
};

/// `effects` is [trajectory][input], of at least two trajectories. Intervals are percentiles of a bootstrap over
/// trajectories (2,000 resamples, the same for the same seed), expanded for their small number.
std::vector<MorrisIndex> morris_indices(const std::vector<std::vector<double>>& effects, double confidence = 0.95,
                                        std::uint64_t seed = 1);

/// Elementary effects of a target, [trajectory][input], per whole range of the input (place 0 to 1). Trajectories that
/// miss a point or a number are left out. A trajectory shares its luck, so an input that does nothing has effect 0.
std::vector<std::vector<double>> elementary_effects(const StudyTable& table, const Target& target);

}  // namespace sim::analysis
