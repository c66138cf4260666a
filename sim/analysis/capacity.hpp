#pragma once
// The smallest capacity that is enough: bisection over levels, each judged with confidence on paired replicates.
// More capacity must never be worse for the condition. All verdicts of one search are right together with at least the
// stated confidence: the risk is shared out over the levels a bisection can visit, and over the looks at each (1/2,
// 1/6, 1/12 ... of a level's share).
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/sample.hpp"

namespace sim::analysis {

/// What is enough: the mean of the condition's number over replicates is below (or above) the limit.
struct CapacityRule {
  double limit = 0;
  bool below = true;
  double confidence = 0.95;
  std::size_t first = 10, most = 160;  ///< Replicates: looks at first, 2 first, 4 first ... most.
};

enum class Verdict { undecided, holds, fails, too_close };

/// A level and its replicates so far, in their order, every level with the same luck.
struct LevelRuns {
  std::size_t level = 0;
  std::vector<double> values;
};

struct LevelVerdict {
  std::size_t level = 0;
  Verdict verdict = Verdict::undecided;
  std::size_t used = 0;  ///< Replicates that decided.
  Estimate mean;         ///< With the plain interval at the rule's confidence.
};

struct CapacityState {
  bool done = false;
  std::size_t level = 0, replicates = 0;  ///< Unless done: run this level up to so many replicates.
  std::optional<std::size_t>
      smallest;                       ///< When done: the smallest level shown to hold; none if even the largest fails.
  std::optional<std::size_t> fails;   ///< When done: the level just below, which was not shown to hold.
  bool too_close = false;             ///< The level below was too close to the limit to tell.
  std::vector<LevelVerdict> visited;  ///< In the order of the search.
};

/// Judges one level out of `levels`.
LevelVerdict judge_level(const LevelRuns& runs, std::size_t levels, const CapacityRule& rule);

/// What the runs so far say about levels 0 .. levels - 1 (ascending capacity), and what to run next. The whole history
/// is judged again at every call.
CapacityState capacity_search(const std::vector<LevelRuns>& runs, std::size_t levels, const CapacityRule& rule);

}  // namespace sim::analysis
