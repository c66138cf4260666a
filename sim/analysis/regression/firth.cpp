#include "sim/analysis/regression/firth.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 200;
constexpr double kLongestStep = 5;

}  // namespace

LogisticFit fit_firth(const Sample& s) {
  LogisticFit fit;
  const Index p = s.coefficients();
  fit.beta = VectorXd::Zero(p);
  if (s.rows() <= p) return fit;
  for (int step = 0; step < kMostSteps; ++step) {
    VectorXd mu = s.x * fit.beta;
    for (double& m : mu) m = logistic(m);
    const VectorXd weight = mu.cwiseProduct(VectorXd::Ones(mu.size()) - mu);
    const MatrixXd information = s.x.transpose() * weight.asDiagonal() * s.x;
    if (Eigen::ColPivHouseholderQR<MatrixXd>(information).rank() < p) return fit;
    const MatrixXd inverse = information.ldlt().solve(MatrixXd::Identity(p, p));
    // Score of the penalised likelihood: X'(y - mu + h (1/2 - mu)), h the diagonal of the weighted hat matrix.
    VectorXd toward(s.rows());
    for (Index i = 0; i < s.rows(); ++i) {
      const double h = weight(i) * (s.x.row(i) * inverse * s.x.row(i).transpose())(0, 0);
      toward(i) = s.y(i) - mu(i) + h * (0.5 - mu(i));
    }
    VectorXd change = inverse * (s.x.transpose() * toward);
    const double longest = change.cwiseAbs().maxCoeff();
    if (longest > kLongestStep) change *= kLongestStep / longest;
    fit.beta += change;
    if (longest < 1e-10) {
      fit.covariance = inverse;
      fit.usable = true;
      break;
    }
  }
  fit.separated = fit_logistic(s, LogisticError::model).separated;
  return fit;
}

}  // namespace sim::regression
