#pragma once
// How many replicates are enough: repeat until the interval is narrow, and stays so.
// Hoad, Robinson and Davies 2010, J Oper Res Soc 61:1632: at least ten replicates, then five more without a relapse.
#include <cstddef>
#include <span>

#include "sim/analysis/sample.hpp"

namespace sim::analysis {

struct PrecisionRule {
  double half_width = kNothing;  ///< Wanted half width of the interval, in the outcome's unit ...
  double relative = kNothing;    ///< ... or as a share of the mean's size; the wider of the two counts.
  double confidence = 0.95;
  std::size_t first = 10, look_ahead = 5, most = 10'000;
};

struct PrecisionSoFar {
  bool enough = false;    ///< The rule is met by the first `used` values.
  bool gave_up = false;   ///< `most` is reached without meeting it.
  std::size_t used = 0;   ///< Values that the estimate is made of: never more than the rule needs.
  std::size_t guess = 0;  ///< Replicates that the present spread would need, for planning; 0 when unknown.
  Estimate estimate;
};

/// Judges replicates in their order (paired differences, or one scenario's values), so the answer depends neither on
/// timing nor on values beyond the stopping point.
PrecisionSoFar precision_so_far(std::span<const double> values, const PrecisionRule& rule);

}  // namespace sim::analysis
