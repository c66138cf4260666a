#pragma once
// A score with a skewed baseline (PHQ-9, GAD-7) seen on a straight scale, on which fluctuations are normal, so that the
// score keeps its baseline distribution for ever.
#include <vector>

#include "sim/people/margin.hpp"

namespace models {

/// A monotone map between a score and its latent value. `anchor` is the same on both scales (10 = depressed), and one
/// latent point is on average one point of the score.
class MarginScale {
 public:
  MarginScale() = default;  ///< The score is its own latent value.
  MarginScale(const sim::Margin& margin, double anchor);

  double to_latent(double score) const;
  double to_score(double latent) const;  ///< Within the range of the score.
  /// Latent points per standard deviation of the latent normal.
  double spread() const { return spread_; }

 private:
  std::vector<double> scores_;  // at latent normals -4 ... 4 in steps of 1/32; empty = identity
  double start_ = 0;            // latent value of the first node
  double step_ = 0;             // latent distance of two nodes
  double spread_ = 0;
};

}  // namespace models
