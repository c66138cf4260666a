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

}  // namespace sim::analysis
