#pragma once
// Which option is best, with P(correct) at least as stated whenever the best is ahead by the indifference zone: the
// fully sequential procedure of Kim and Nelson 2001 (ACM TOMACS 11:251), valid for options that share their luck.
#include <vector>

#include "sim/analysis/sample.hpp"

namespace sim::analysis {

struct SelectionRule {
  double indifference = 0;  ///< Differences below this do not matter; > 0.
  double confidence = 0.95;
  std::size_t first = 10;  ///< Replicates of every option before the first decision; at least 2.
  bool largest = true;     ///< The largest mean is best; otherwise the smallest.
};

struct Selection {
  bool done = false;
  std::vector<std::size_t> left;  ///< Options still in: run each of them once more, in this order, unless done.
  std::vector<std::size_t> dropped_after;  ///< [option]: replicates; 0 while it is in.
  std::size_t best = 0;                    ///< The only option left, or the one with the best mean so far.
  std::size_t replicates = 0;              ///< Judged so far.
};

/// `values[r]` are the outcomes of replicate r, [option]; an option that was dropped before may be not-a-number. The
/// whole history is judged again at every call, so the answer depends on nothing else. Judging ends at the first
/// replicate that misses an option still in.
Selection select_best(const std::vector<std::vector<double>>& values, std::size_t options, const SelectionRule& rule);

}  // namespace sim::analysis
