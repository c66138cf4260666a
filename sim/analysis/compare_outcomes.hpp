#pragma once
// Two result files side by side: every measure of every scenario they share, paired where they share their luck.
#include <string>
#include <vector>

#include "sim/analysis/paired.hpp"
#include "sim/record/outcomes.hpp"

namespace sim::analysis {

struct MeasureComparison {
  std::string scenario, measure, unit, doc;
  Comparison comparison;  ///< b - a; over draws (each the mean of its replicates), over replicates with a single draw.
  double draws_low = kNothing,
         draws_high = kNothing;  ///< 95 % of draws have their difference between; paired draws only.
  double higher = kNothing;      ///< Share of matched repeats in which b is higher; paired only.

  /// The interval of the mean difference leaves 0 out.
  bool certain() const { return comparison.difference.low > 0 || comparison.difference.high < 0; }
  bool same() const { return comparison.same == 1; }
};

struct OutcomesComparison {
  bool paired = false;
  std::string why;                          ///< Why the repeats can be paired, or not.
  std::vector<std::string> notes;           ///< What else differs between the runs.
  std::size_t draws = 0, replicates = 0;    ///< Matched ones, from the first; 0 when not paired.
  std::vector<MeasureComparison> measures;  ///< By scenario in the order of a, then by measure.
};

/// Draws and replicates have the luck of their numbers and the seed, whatever else was changed and however many there
/// are; so runs of one seed are paired over what both have. Scenarios are matched by name; two single scenarios match
/// whatever their names. Measures are matched by name; those without a number in both are left out.
OutcomesComparison compare_outcomes(const Outcomes& a, const Outcomes& b, double confidence = 0.95);

}  // namespace sim::analysis
