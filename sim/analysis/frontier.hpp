#pragma once
// The cost-effectiveness frontier: which options nobody should choose, and what the others charge for more health.
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/sample.hpp"

namespace sim::analysis {

enum class FrontierStatus {
  on_frontier,
  extendedly_dominated,  ///< A mixture of two others gives more for the same money.
  dominated,             ///< Another option costs no more and gives no less.
};

/// "ND", "ED" or "D", as dampack and the literature have it.
std::string status_code(FrontierStatus status);

struct FrontierEntry {
  std::size_t option = 0;
  double cost = 0, effect = 0;
  FrontierStatus status = FrontierStatus::on_frontier;
  double extra_cost = kNothing, extra_effect = kNothing;  ///< From the option before it on the frontier.
  double icer = kNothing;  ///< Their ratio. Not-a-number for the first option, and for one equal to the one before.
};

/// Options on the frontier by cost, then the extendedly dominated, then the dominated. Ties stay: options that are
/// equal in both, and options whose ICER equals the next one's.
std::vector<FrontierEntry> frontier(std::span<const double> cost, std::span<const double> effect);

}  // namespace sim::analysis
