#pragma once
// Costs and effects of the options of a decision, draw by draw, and what luck adds to them.
// Shrinkage: O'Hagan, Stevenson and Madan 2007, Health Econ 16:1009; here for all costs and effects at once.
#include <cstddef>
#include <span>
#include <vector>

#include "sim/analysis/study_table.hpp"

namespace sim::analysis {

/// One cost and one effect for each draw and option.
struct DecisionSample {
  std::size_t draws = 0, options = 0;
  std::vector<double> cost, effect;  ///< [draw][option]

  /// Money value of an option in a draw: effect times the threshold, less cost.
  double net_benefit(std::size_t draw, std::size_t option, double willingness_to_pay) const {
    const std::size_t at = draw * options + option;
    return effect[at] * willingness_to_pay - cost[at];
  }
};

/// Every run of a PSA.
struct DecisionRuns {
  std::size_t draws = 0, options = 0, replicates = 0;
  std::vector<double> cost, effect;  ///< [draw][option][replicate]
  std::vector<std::size_t> rows;     ///< [draw]: its row in the study table, for the values of the parameters.
};

/// The draws of a study: options are its scenarios. Draws that failed or miss a number are left out. Throws BrokenRule
/// when the study has no cost or no effect.
DecisionRuns decision_runs(const StudyTable& table);

/// Plain means over replicates: right for means and regression; too spread out for "which is best in this draw".
DecisionSample draw_means(const DecisionRuns& runs);

/// What shrinking did.
struct Shrunk {
  DecisionSample sample;
  bool possible = false;    ///< Two replicates per draw are needed; otherwise `sample` holds the plain means.
  double noise_cost = 0;    ///< Largest share, over options, of the spread of draw means that is only luck: of cost ...
  double noise_effect = 0;  ///< ... and of effect; both of the differences from `reference`.
};

/// Means over replicates, pulled together until their spread is that between draws without luck. Between-draw
/// covariances of every linear function of costs and effects come out right, so every threshold may use the result.
Shrunk shrink(const DecisionRuns& runs, std::size_t reference = 0);

/// The same for any numbers: `values` is [draw][number][replicate]; returns [draw][number].
std::vector<double> shrunk_means(std::span<const double> values, std::size_t draws, std::size_t numbers,
                                 std::size_t replicates);

}  // namespace sim::analysis
