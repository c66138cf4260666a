#include "sim/analysis/regression/firth.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/crossing.hpp"
#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 200;
constexpr double kLongestStep = 5;
constexpr double kReach = 3.841458820694124;  // 95 % of chi-squared, one degree of freedom
constexpr double kFar = 60;                   // log odds ratios beyond this are no answer

// Where the penalised likelihood is greatest, with one coefficient held or none.
struct Top {
  VectorXd beta;
  MatrixXd covariance;  // of all coefficients
  double likelihood = 0;
  bool found = false;
};

// Without the row and the column of the held coefficient nothing is moved along it.
MatrixXd without(MatrixXd information, Index held) {
  if (held < 0) return information;
  information.row(held).setZero();
  information.col(held).setZero();
  information(held, held) = 1;
  return information;
}

Top climb(const Sample& s, VectorXd beta, Index held) {
  const Index p = s.coefficients();
  Top top;
  for (int step = 0; step < kMostSteps; ++step) {
    const VectorXd eta = s.x * beta;
    VectorXd mu = eta;
    for (double& m : mu) m = logistic(m);
    const VectorXd weight = mu.cwiseProduct(VectorXd::Ones(mu.size()) - mu);
    const MatrixXd information = s.x.transpose() * weight.asDiagonal() * s.x;
    const Eigen::ColPivHouseholderQR<MatrixXd> solver(information);
    if (solver.rank() < p) return top;
    const MatrixXd inverse = information.ldlt().solve(MatrixXd::Identity(p, p));
    // Score of the penalised likelihood: X'(y - mu + h (1/2 - mu)), h the diagonal of the weighted hat matrix.
    VectorXd toward(s.rows());
    for (Index i = 0; i < s.rows(); ++i) {
      const double h = weight(i) * (s.x.row(i) * inverse * s.x.row(i).transpose())(0, 0);
      toward(i) = s.y(i) - mu(i) + h * (0.5 - mu(i));
    }
    VectorXd score = s.x.transpose() * toward;
    if (held >= 0) score(held) = 0;
    VectorXd change = without(information, held).ldlt().solve(score);
    const double longest = change.cwiseAbs().maxCoeff();
    if (longest < 1e-10) {
      top.covariance = inverse;
      top.likelihood = log_likelihood(eta, s.y) + solver.logAbsDeterminant() / 2;
      top.beta = beta;
      top.found = true;
      return top;
    }
    if (longest > kLongestStep) change *= kLongestStep / longest;
    beta += change;
  }
  return top;
}

// One end of the profile interval: where twice the likelihood has fallen by `kReach`. `side` is -1 or +1.
double end_of_profile(const Sample& s, const Top& top, Index k, double side) {
  const auto beyond = [&](double distance) {
    VectorXd start = top.beta;
    start(k) += side * distance;
    const Top held = climb(s, start, k);
    return held.found ? 2 * (top.likelihood - held.likelihood) - kReach : kReach;
  };
  double near = 0, far = 2 * math::sqrt(top.covariance(k, k)), at_near = -kReach, at_far = beyond(far);
  while (at_far < 0) {
    near = far, at_near = at_far;
    far *= 2, at_far = beyond(far);
    if (far > kFar) return std::numeric_limits<double>::quiet_NaN();
  }
  return top.beta(k) + side * crossing(beyond, near, at_near, far, at_far, 1e-8);
}

}  // namespace

LogisticFit fit_firth(const Sample& s) {
  LogisticFit fit;
  fit.beta = VectorXd::Zero(s.coefficients());
  if (s.rows() <= s.coefficients()) return fit;
  const Top top = climb(s, fit.beta, -1);
  if (top.found) {
    fit.beta = top.beta;
    fit.covariance = top.covariance;
    fit.usable = true;
  }
  fit.separated = fit_logistic(s, LogisticError::model).separated;
  return fit;
}

Estimate firth_coefficient(const Sample& s, Index k) {
  const LogisticFit fit = fit_firth(s);
  Estimate e = fit.coefficient(k);
  if (!e.usable) return e;
  const Top top = climb(s, fit.beta, -1);
  e.low = end_of_profile(s, top, k, -1);
  e.high = end_of_profile(s, top, k, 1);
  e.usable = std::isfinite(e.low) && std::isfinite(e.high);
  return e;
}

}  // namespace sim::regression
