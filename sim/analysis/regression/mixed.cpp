#include "sim/analysis/regression/mixed.hpp"

#include <utility>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Sums within one cluster: with V = I + theta 11', X'V^-1 X = xx - theta / (1 + n theta) sx sx'.
struct Sums {
  double n = 0, sy = 0;
  VectorXd sx;
};

class Profile {
 public:
  explicit Profile(const Sample& s) : xx_(s.x.transpose() * s.x), xy_(s.x.transpose() * s.y), yy_(s.y.squaredNorm()) {
    rows_ = static_cast<double>(s.rows());
    sums_.resize(clusters_of(s), {0, 0, VectorXd::Zero(s.coefficients())});
    for (Index i = 0; i < s.rows(); ++i) {
      Sums& c = sums_[s.cluster.empty() ? static_cast<std::size_t>(i) : s.cluster[static_cast<std::size_t>(i)]];
      c.n += 1;
      c.sy += s.y(i);
      c.sx += s.x.row(i).transpose();
    }
  }

  /// -2 x restricted log-likelihood at a ratio of variances, apart from a constant. Fills the rest at that ratio.
  double at(double theta, MixedFit& fit) const {
    MatrixXd xx = xx_;
    VectorXd xy = xy_;
    double yy = yy_, log_v = 0;
    for (const Sums& c : sums_) {
      const double w = theta / (1 + c.n * theta);
      xx.noalias() -= w * c.sx * c.sx.transpose();
      xy.noalias() -= w * c.sy * c.sx;
      yy -= w * c.sy * c.sy;
      log_v += math::log1p(c.n * theta);
    }
    const Eigen::LDLT<MatrixXd> solver(xx);
    fit.beta = solver.solve(xy);
    const double free = rows_ - static_cast<double>(xx.rows());
    fit.within = (yy - fit.beta.dot(xy)) / free;
    fit.between = theta * fit.within;
    fit.covariance = fit.within * solver.solve(MatrixXd::Identity(xx.rows(), xx.rows()));
    double log_x = 0;
    for (const double d : solver.vectorD()) log_x += math::log(d);
    return free * math::log(fit.within) + log_v + log_x;
  }

 private:
  MatrixXd xx_;
  VectorXd xy_;
  double yy_ = 0, rows_ = 0;
  std::vector<Sums> sums_;
};

// Golden section on q = theta / (1 + theta) in [0, 1): the profile has one minimum there in practice, perhaps at 0.
double best_ratio(const Profile& profile) {
  constexpr double kGolden = 0x1.3c6ef372fe95p-1;  // (sqrt 5 - 1) / 2
  MixedFit scratch;
  const auto f = [&](double q) { return profile.at(q / (1 - q), scratch); };
  double a = 0, b = 0.999, c = b - kGolden * (b - a), d = a + kGolden * (b - a);
  double fc = f(c), fd = f(d);
  for (int i = 0; i < 60; ++i) {
    if (fc < fd) {
      b = std::exchange(d, c);
      fd = fc;
      c = b - kGolden * (b - a);
      fc = f(c);
    } else {
      a = std::exchange(c, d);
      fc = fd;
      d = a + kGolden * (b - a);
      fd = f(d);
    }
  }
  const double q = (a + b) / 2;
  return f(0) <= f(q) ? 0 : q / (1 - q);
}

}  // namespace

Estimate MixedFit::coefficient(Index k) const {
  if (!usable) return {};
  return with_interval(beta(k), math::sqrt(covariance(k, k)), df);
}

MixedFit fit_mixed(const Sample& s) {
  MixedFit fit;
  if (clusters_of(s) < 3 || s.rows() <= s.coefficients()) return fit;
  if (Eigen::ColPivHouseholderQR<MatrixXd>(s.x.transpose() * s.x).rank() < s.coefficients()) return fit;
  const Profile profile(s);
  profile.at(best_ratio(profile), fit);
  fit.df = static_cast<double>(clusters_of(s)) - 2;
  fit.usable = fit.within > 0;
  return fit;
}

}  // namespace sim::regression
