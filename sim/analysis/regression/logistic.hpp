#pragma once
// Logistic regression by Newton's method, with cluster-robust standard errors. Separation is found and said.
#include "sim/analysis/regression/interval.hpp"
#include "sim/analysis/regression/sample.hpp"

namespace sim::regression {

enum class LogisticError { model, clustered };  ///< clustered: sandwich x m / (m - 1), m clusters.

struct LogisticFit {
  Eigen::VectorXd beta;        ///< Log odds ratios.
  Eigen::MatrixXd covariance;  ///< Of the chosen kind.
  bool usable = false;
  bool separated = false;  ///< The likelihood has no maximum: some combination of predictors tells the outcome.

  /// Log odds ratio `k` with its 95 % interval (normal).
  Estimate coefficient(Eigen::Index k) const;
};

/// y is 0 or 1. Never throws.
LogisticFit fit_logistic(const Sample& sample, LogisticError error);

/// 1 / (1 + exp(-x)) without overflow.
double logistic(double x);

}  // namespace sim::regression
