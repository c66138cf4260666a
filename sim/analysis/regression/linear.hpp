#pragma once
// Ordinary least squares with cluster-robust standard errors, small-sample corrected.
//
// CR0: sandwich as it is. CR1: times m / (m - 1), m clusters. CR2: bias-reduced linearisation, exactly unbiased when
// errors are independent and alike (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018, working model: identity), with
// Satterthwaite degrees of freedom for t. With one row per cluster CR2 is HC2 (MacKinnon & White 1985).
#include "sim/analysis/regression/interval.hpp"
#include "sim/analysis/regression/sample.hpp"

namespace sim::regression {

enum class Robust { cr0, cr1, cr2 };

struct LinearFit {
  Eigen::VectorXd beta;        ///< [coefficient]
  Eigen::MatrixXd covariance;  ///< Robust, [coefficient][coefficient].
  Eigen::VectorXd df;          ///< Satterthwaite degrees of freedom of each coefficient, for the chosen correction.
  bool usable = false;         ///< False when columns are collinear or there are fewer than two clusters.

  /// Coefficient `k` with its 95 % interval by t.
  Estimate coefficient(Eigen::Index k) const;
};

/// Never throws; a sample that cannot be fitted gives `usable == false`.
LinearFit fit_linear(const Sample& sample, Robust robust);

}  // namespace sim::regression
