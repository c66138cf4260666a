#pragma once
// First-order Sobol' indices from the draws of a PSA, without a design of their own: neighbours in rank share the
// parameter's value and nothing else (Gamboa, Gremaud, Klein and Lagnoux 2022, Bernoulli 28:2345). Valid for dependent
// parameters, too; draws must be independent of each other (no Latin hypercube, no Sobol' points).
#include <span>
#include <vector>

namespace sim::analysis {

/// `outcomes` are means over replicates; `luck` is the variance of luck in one of them (0 when unknown). Its error is
/// about 1 / sqrt(draws). Not-a-number when nothing but luck varies.
double rank_index(std::span<const double> parameter, std::span<const double> outcomes, double luck);

/// What an index stays below in `confidence` of all cases where the parameter has no influence: from the mean and the
/// variance of the sum over all orders of the draws (Wald and Wolfowitz 1943, Ann Math Stat 14:378), taken as normal.
/// Not-a-number where rank_index() has no number.
double rank_index_noise(std::span<const double> outcomes, double luck, double confidence);

}  // namespace sim::analysis
