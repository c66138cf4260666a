#pragma once
// What many replicates say of one published number: where it lies among the simulated estimates, and how the interval
// of the paper's own estimator behaves.
#include <string>
#include <vector>

#include "models/trials/trial.hpp"
#include "sim/analysis/regression/interval.hpp"

namespace models {

/// On the scale of the analysis (logarithm for ratios). NaN where it does not apply.
struct Verdict {
  std::size_t replicates = 0, usable = 0, separated = 0;
  double mean = 0, sd = 0;   ///< Of the simulated estimates.
  double error = 0;          ///< Monte Carlo standard error of the mean.
  double low = 0, high = 0;  ///< 2.5 % and 97.5 % of the simulated estimates.
  double miss = 0;           ///< (mean - published) / published standard error; simulated sd where none is printed.
  bool miss_by_simulated = false;  ///< No interval was printed: the miss is in simulated standard deviations.
  double half_width = 0;           ///< Mean half-width of the 95 % interval.
  double covers_published = 0;     ///< Share of the intervals that hold the published value.
  double coverage = 0;             ///< Share of the intervals that hold the mean of the simulated estimates.
  double power = 0;                ///< Share of the intervals that exclude no effect.
  double right_direction = 0;      ///< Share on the published side of no effect.
  bool inside = false;             ///< The published value lies between low and high (or the direction mostly agrees).
};

/// `estimates` in the order of the replicates.
Verdict verdict_of(const Target& target, const std::vector<sim::regression::Estimate>& estimates);

/// One sentence: "hit", or how far off and on which side.
std::string in_words(const Target& target, const Verdict& verdict);

}  // namespace models
