#pragma once
// Sobol' indices of a stochastic simulator: which inputs the variance comes from, and not which runs were lucky.
// A_j and AB_ij share their luck, B_j has its own; products of different replicates carry no noise on average.
// First order: Saltelli et al. 2010, Comput Phys Commun 181:259. Total: Jansen 1999, Comput Phys Commun 117:35.
#include <cstdint>
#include <vector>

#include "sim/analysis/sample.hpp"
#include "sim/analysis/study_table.hpp"

namespace sim::analysis {

/// Results of a Sobol' design. The last index runs fastest.
struct SobolRuns {
  std::size_t rows = 0, inputs = 0, replicates = 1;
  std::vector<double> a, b;             ///< [row][replicate]
  std::vector<double> ab;               ///< [row][input][replicate]
  std::vector<std::uint32_t> scramble;  ///< [row]: which independent scramble; intervals need at least two.
};

struct SobolIndex {
  Estimate first, total;  ///< Shares of the variance that the inputs cause; t intervals over scrambles.
};

struct SobolIndices {
  double mean = kNothing;
  double variance = kNothing;  ///< Caused by the inputs.
  double noise = kNothing;     ///< Variance of one replicate that only luck causes; unknown with one replicate.
  std::size_t rows = 0, scrambles = 0;
  std::vector<SobolIndex> inputs;

  /// The inputs cause no variance that could be shared out: indices are not-a-number.
  bool constant() const { return !(variance > 0); }
};

/// With one replicate, noise counts as an effect of every input (right only for a simulator without luck); with more,
/// cross products take it out. Throws BrokenRule when an array has the wrong size.
SobolIndices sobol_indices(const SobolRuns& runs, double confidence = 0.95);

/// The results of one target. Base rows that miss a run or a number are left out.
SobolRuns sobol_runs(const StudyTable& table, const Target& target);

}  // namespace sim::analysis
