#include "sim/analysis/regression/logistic.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/regression/linear.hpp"
#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 50;
constexpr double kTiny = 1e-10;
constexpr double kCertain = 1e-7;  // a fitted chance this near to 0 or 1 is what separation drives towards

VectorXd chances(const VectorXd& eta) {
  VectorXd mu(eta.size());
  for (Index i = 0; i < eta.size(); ++i) mu(i) = logistic(eta(i));
  return mu;
}

// The least squares that Newton's last step solves: rows weighted by the binomial variance.
Sample weighted(const Sample& s, const VectorXd& mu, const VectorXd& beta) {
  const VectorXd root = mu.cwiseProduct(VectorXd::Ones(mu.size()) - mu).cwiseSqrt();
  Sample w = s;
  w.x = root.asDiagonal() * s.x;
  w.y = w.x * beta + (s.y - mu).cwiseQuotient(root);
  return w;
}

}  // namespace

double log_likelihood(const VectorXd& eta, const VectorXd& y) {
  double sum = 0;
  for (Index i = 0; i < eta.size(); ++i) {
    const double toward = y(i) > 0.5 ? eta(i) : -eta(i);
    sum -= toward > 0 ? math::log1p(math::exp(-toward)) : math::log1p(math::exp(toward)) - toward;
  }
  return sum;
}

double logistic(double x) {
  if (x >= 0) return 1 / (1 + math::exp(-x));
  const double e = math::exp(x);
  return e / (1 + e);
}

Estimate LogisticFit::coefficient(Index k) const {
  Estimate e;
  if (usable && df.size() > 0)
    e = with_interval(beta(k), math::sqrt(covariance(k, k)), df(k));
  else if (usable)
    e = with_interval(beta(k), math::sqrt(covariance(k, k)));
  e.separated = separated;
  return e;
}

LogisticFit fit_logistic(const Sample& s, LogisticError error) {
  LogisticFit fit;
  const Index p = s.coefficients();
  fit.beta = VectorXd::Zero(p);
  if (s.rows() <= p) return fit;
  MatrixXd bread;
  double before = log_likelihood(s.x * fit.beta, s.y);
  for (int step = 0; step < kMostSteps; ++step) {
    const VectorXd mu = chances(s.x * fit.beta);
    const VectorXd weight = mu.cwiseProduct(VectorXd::Ones(mu.size()) - mu);
    const MatrixXd information = s.x.transpose() * weight.asDiagonal() * s.x;
    const Eigen::ColPivHouseholderQR<MatrixXd> solver(information);
    if (solver.rank() < p) {
      fit.separated = step > 0;
      return fit;
    }
    bread = information.ldlt().solve(MatrixXd::Identity(p, p));
    const VectorXd change = bread * (s.x.transpose() * (s.y - mu));
    double now = before;
    for (double length = 1; length > kTiny; length /= 2) {
      now = log_likelihood(s.x * (fit.beta + length * change), s.y);
      if (now >= before - kTiny) {
        fit.beta += length * change;
        break;
      }
    }
    const bool converged = change.cwiseAbs().maxCoeff() < 1e-9;
    before = now;
    if (converged) {
      const VectorXd at = chances(s.x * fit.beta);
      fit.covariance = bread;
      fit.usable = true;
      if (error == LogisticError::clustered) {
        const LinearFit robust = fit_linear(weighted(s, at, fit.beta), Robust::cr2);
        fit.covariance = robust.covariance;
        fit.df = robust.df;
        fit.usable = robust.usable;
      }
      return fit;
    }
    const VectorXd at = chances(s.x * fit.beta);
    if (at.minCoeff() < kCertain || at.maxCoeff() > 1 - kCertain) {
      fit.separated = true;
      return fit;
    }
  }
  fit.separated = true;
  return fit;
}

}  // namespace sim::regression
