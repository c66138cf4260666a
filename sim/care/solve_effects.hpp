#pragma once
// Published forms of an effect, turned into what acts: log ratios on rates.

namespace sim {

/// An odds ratio on still being in a state at one time, and the share still in it without the programme.
struct OddsRatio {
  double ratio = 1;
  double still_without = 0.5;  ///< In (0, 1).
};

/// The log ratio on the rate of leaving the state that gives this odds ratio, both rates being constant.
double log_rate_ratio(const OddsRatio& odds);

}  // namespace sim
