#pragma once
// Linear mixed model with a random intercept for each cluster, by restricted maximum likelihood.
#include "sim/analysis/regression/interval.hpp"
#include "sim/analysis/regression/sample.hpp"

namespace sim::regression {

struct MixedFit {
  Eigen::VectorXd beta;
  Eigen::MatrixXd covariance;      ///< Of beta, model-based.
  double between = 0, within = 0;  ///< Variances between clusters (never below 0) and within.
  double df = 0;                   ///< Clusters less two: those of a comparison of two groups of clusters.
  bool usable = false;

  double icc() const { return between / (between + within); }
  Estimate coefficient(Eigen::Index k) const;
};

/// Needs clusters; three at least. Never throws.
MixedFit fit_mixed(const Sample& sample);

}  // namespace sim::regression
