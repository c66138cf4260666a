#pragma once
// Two alternatives run with the same luck: their difference, how sure it is, and what sharing the luck was worth.
#include <span>

#include "sim/analysis/sample.hpp"

namespace sim::analysis {

struct Comparison {
  bool paired = false;
  double mean_a = kNothing, mean_b = kNothing;
  Estimate difference;            ///< b - a; t interval (Welch's when not paired).
  double matched = kNothing;      ///< Share of repeats in which both have a number.
  double same = kNothing;         ///< Share of the matched repeats with exactly the same number in both.
  double correlation = kNothing;  ///< Between the two, over matched repeats.
  /// Variance of the difference without shared luck over that with it; infinite when the difference is always the same.
  double variance_reduction = kNothing;
};

/// `a[i]` and `b[i]` had the same luck; a repeat that misses a number in one of them is left out. Both as long.
Comparison compare_paired(std::span<const double> a, std::span<const double> b, double confidence = 0.95);

/// Two samples that have nothing to do with each other (Welch 1947, Biometrika 34:28).
Comparison compare_unpaired(std::span<const double> a, std::span<const double> b, double confidence = 0.95);

}  // namespace sim::analysis
