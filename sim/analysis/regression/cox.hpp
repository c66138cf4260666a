#pragma once
// Cox's proportional hazards regression by Newton's method; ties by Efron or Breslow.
#include "sim/analysis/regression/interval.hpp"
#include "sim/analysis/regression/sample.hpp"

namespace sim::regression {

enum class Ties { efron, breslow };

struct Survival {
  Eigen::MatrixXd x;         ///< [row][coefficient], no intercept.
  std::vector<double> time;  ///< [row] when the event happened or follow-up ended.
  std::vector<bool> event;   ///< [row]
};

struct CoxFit {
  Eigen::VectorXd beta;        ///< Log hazard ratios.
  Eigen::MatrixXd covariance;  ///< Inverse of the observed information.
  double log_likelihood = 0;
  bool usable = false;

  Estimate coefficient(Eigen::Index k) const;
};

/// Never throws; not usable without events or when the likelihood has no maximum.
CoxFit fit_cox(const Survival& data, Ties ties);

}  // namespace sim::regression
