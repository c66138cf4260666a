#pragma once
// Logistic regression by Newton's method, with cluster-robust standard errors. Separation is found and said.
//
// Clustered errors are those of the weighted least squares that Newton's last step solves: bias-reduced linearisation
// (CR2) with Satterthwaite degrees of freedom, working model the binomial variance (Kauermann & Carroll 2001).
#include "sim/analysis/regression/interval.hpp"
#include "sim/analysis/regression/sample.hpp"

namespace sim::regression {

enum class LogisticError { model, clustered };  ///< clustered: CR2, intervals by t.

struct LogisticFit {
  Eigen::VectorXd beta;        ///< Log odds ratios.
  Eigen::MatrixXd covariance;  ///< Of the chosen kind.
  Eigen::VectorXd df;          ///< Degrees of freedom of each coefficient; empty for the model's own errors.
  bool usable = false;
  bool separated = false;  ///< The likelihood has no maximum: some combination of predictors tells the outcome.

  /// Log odds ratio `k` with its 95 % interval, by t where there are degrees of freedom, else normal.
  Estimate coefficient(Eigen::Index k) const;
};

/// y is 0 or 1. Never throws.
LogisticFit fit_logistic(const Sample& sample, LogisticError error);

/// Log likelihood of outcomes y (0 or 1) at these linear predictors.
double log_likelihood(const Eigen::VectorXd& eta, const Eigen::VectorXd& y);

/// 1 / (1 + exp(-x)) without overflow.
double logistic(double x);

}  // namespace sim::regression
