#include "sim/analysis/regression/cox.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 50;
constexpr double kTooFar = 30;  // a log hazard ratio beyond this has no finite maximum

struct Slope {
  double log_likelihood = 0;
  VectorXd score;
  MatrixXd information;
};

// Weighted sums over a set of people.
struct Risk {
  double w = 0;
  VectorXd wx;
  MatrixXd wxx;
  explicit Risk(Index p) : wx(VectorXd::Zero(p)), wxx(MatrixXd::Zero(p, p)) {}
  void add(double weight, const VectorXd& x) {
    w += weight;
    wx += weight * x;
    wxx.noalias() += weight * x * x.transpose();
  }
};

// `order` goes from the last time to the first, so that the risk set only grows.
Slope slope_at(const Survival& d, const std::vector<std::size_t>& order, const VectorXd& beta, Ties ties) {
  const Index p = d.x.cols();
  Slope s{0, VectorXd::Zero(p), MatrixXd::Zero(p, p)};
  Risk at_risk(p);
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    Risk dying(p);
    int deaths = 0;
    for (; last < order.size() && d.time[order[last]] == d.time[order[first]]; ++last) {
      const VectorXd x = d.x.row(static_cast<Index>(order[last])).transpose();
      const double weight = math::exp(beta.dot(x));
      at_risk.add(weight, x);
      if (!d.event[order[last]]) continue;
      ++deaths;
      dying.add(weight, x);
      s.log_likelihood += beta.dot(x);
      s.score += x;
    }
    for (int k = 0; k < deaths; ++k) {
      const double part = ties == Ties::efron ? static_cast<double>(k) / deaths : 0.0;
      const double w = at_risk.w - part * dying.w;
      const VectorXd mean = (at_risk.wx - part * dying.wx) / w;
      s.log_likelihood -= math::log(w);
      s.score -= mean;
      s.information += (at_risk.wxx - part * dying.wxx) / w - mean * mean.transpose();
    }
    first = last;
  }
  return s;
}

}  // namespace

Estimate CoxFit::coefficient(Index k) const {
  if (!usable) return {};
  return with_interval(beta(k), math::sqrt(covariance(k, k)));
}

CoxFit fit_cox(const Survival& data, Ties ties) {
  CoxFit fit;
  const Index p = data.x.cols();
  fit.beta = VectorXd::Zero(p);
  std::vector<std::size_t> order(data.time.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return data.time[a] > data.time[b]; });
  if (std::find(data.event.begin(), data.event.end(), true) == data.event.end()) return fit;
  Slope here = slope_at(data, order, fit.beta, ties);
  for (int step = 0; step < kMostSteps; ++step) {
    if (Eigen::ColPivHouseholderQR<MatrixXd>(here.information).rank() < p) return fit;
    const VectorXd change = here.information.ldlt().solve(here.score);
    double length = 1;
    Slope next = slope_at(data, order, fit.beta + change, ties);
    while (next.log_likelihood < here.log_likelihood - 1e-12 && length > 1e-6) {
      length /= 2;
      next = slope_at(data, order, fit.beta + length * change, ties);
    }
    fit.beta += length * change;
    here = std::move(next);
    if (fit.beta.cwiseAbs().maxCoeff() > kTooFar) return fit;
    if (change.cwiseAbs().maxCoeff() < 1e-9) {
      fit.covariance = here.information.ldlt().solve(MatrixXd::Identity(p, p));
      fit.log_likelihood = here.log_likelihood;
      fit.usable = true;
      return fit;
    }
  }
  return fit;
}

}  // namespace sim::regression
