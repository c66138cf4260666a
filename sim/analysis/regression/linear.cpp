#include "sim/analysis/regression/linear.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kNothing = 1e-10;  // below this an eigenvalue of a projection counts as 0 (or 1)

// Everything about one cluster that the sandwich needs, in the few dimensions of the coefficients.
struct Cluster {
  MatrixXd xx;     // X_g' X_g
  VectorXd score;  // X_g' e_g
};

std::vector<Cluster> clusters_in(const Sample& s, const VectorXd& residual) {
  const Index p = s.coefficients();
  std::vector<Cluster> all(clusters_of(s), {MatrixXd::Zero(p, p), VectorXd::Zero(p)});
  for (Index i = 0; i < s.rows(); ++i) {
    Cluster& c = all[s.cluster.empty() ? static_cast<std::size_t>(i) : s.cluster[static_cast<std::size_t>(i)]];
    c.xx.noalias() += s.x.row(i).transpose() * s.x.row(i);
    c.score.noalias() += s.x.row(i).transpose() * residual(i);
  }
  return all;
}

// The eigenvectors of the cluster's own block of the hat matrix, H_gg = X_g M X_g', seen from the coefficients:
// u_k = X_g L v_k / sqrt(lambda_k), with M = L L'. Columns of `through` are X_g' u_k.
struct HatBlock {
  VectorXd lambda;
  MatrixXd through, to_u;  // u_k' r = to_u.col(k)' (X_g' r)
};

HatBlock hat_block(const Cluster& cluster, const MatrixXd& root) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(root.transpose() * cluster.xx * root);
  HatBlock h;
  h.lambda = solver.eigenvalues();
  h.to_u = root * solver.eigenvectors();
  for (Index k = 0; k < h.lambda.size(); ++k) {
    h.lambda(k) = std::clamp(h.lambda(k), 0.0, 1.0);
    h.to_u.col(k) *= h.lambda(k) > kNothing ? 1 / math::sqrt(h.lambda(k)) : 0.0;
  }
  h.through = cluster.xx * h.to_u;
  return h;
}

// Of (I - H_gg) to the power -1/2 or -1 (pseudo-inverse), less one, along u_k.
double stretch(double lambda, bool root_only) {
  const double left = 1 - lambda;
  if (left < kNothing) return -1;
  return (root_only ? 1 / math::sqrt(left) : 1 / left) - 1;
}

// Satterthwaite: 2 E^2 / Var of the variance estimate of coefficient k were errors independent and alike.
double degrees_of_freedom(const std::vector<VectorXd>& b, const std::vector<double>& length, const MatrixXd& m) {
  double trace = 0, square = 0;
  for (std::size_t g = 0; g < b.size(); ++g) {
    const VectorXd mb = m * b[g];
    const double own = length[g] - b[g].dot(mb);
    trace += own;
    square += own * own;
    for (std::size_t h = 0; h < g; ++h) {
      const double cross = b[h].dot(mb);
      square += 2 * cross * cross;
    }
  }
  return square > 0 ? trace * trace / square : 0;
}

}  // namespace

std::size_t clusters_of(const Sample& sample) {
  if (sample.cluster.empty()) return static_cast<std::size_t>(sample.rows());
  return std::size_t{1} + *std::max_element(sample.cluster.begin(), sample.cluster.end());
}

Estimate LinearFit::coefficient(Index k) const {
  if (!usable) return {};
  return with_interval(beta(k), math::sqrt(covariance(k, k)), df(k));
}

LinearFit fit_linear(const Sample& s, Robust robust) {
  LinearFit fit;
  const Index p = s.coefficients();
  if (s.rows() <= p) return fit;
  const MatrixXd xx = s.x.transpose() * s.x;
  const Eigen::ColPivHouseholderQR<MatrixXd> rank(xx);
  if (rank.rank() < p) return fit;
  const MatrixXd m = xx.ldlt().solve(MatrixXd::Identity(p, p));
  fit.beta = m * (s.x.transpose() * s.y);
  VectorXd residual = s.y - s.x * fit.beta;
  if (residual.norm() <= kNothing * s.y.norm()) residual.setZero();  // rounding is no variance
  const auto clusters = clusters_in(s, residual);
  if (clusters.size() < 2) return fit;
  const auto count = static_cast<double>(clusters.size());
  const MatrixXd root = Eigen::LLT<MatrixXd>(m).matrixL();
  MatrixXd meat = MatrixXd::Zero(p, p);
  std::vector<std::vector<VectorXd>> b(static_cast<std::size_t>(p));  // X_g' A_g X_g M e_k
  std::vector<std::vector<double>> length(static_cast<std::size_t>(p));
  for (const Cluster& cluster : clusters) {
    VectorXd score = cluster.score;
    MatrixXd bm = cluster.xx * m;
    VectorXd lengths = (m * bm).diagonal();
    if (robust == Robust::cr2) {
      const HatBlock h = hat_block(cluster, root);
      const MatrixXd onto = h.to_u.transpose() * bm;  // u_k' X_g M
      for (Index k = 0; k < p; ++k) {
        if (h.lambda(k) <= kNothing) continue;
        const double f = stretch(h.lambda(k), true);
        score += f * h.through.col(k) * h.to_u.col(k).dot(cluster.score);
        bm += f * h.through.col(k) * onto.row(k);
        lengths += stretch(h.lambda(k), false) * onto.row(k).cwiseAbs2().transpose();
      }
    }
    meat.noalias() += score * score.transpose();
    for (Index k = 0; k < p; ++k) {
      b[static_cast<std::size_t>(k)].push_back(bm.col(k));
      length[static_cast<std::size_t>(k)].push_back(lengths(k));
    }
  }
  if (robust == Robust::cr1) meat *= count / (count - 1);
  fit.covariance = m * meat * m;
  fit.df = VectorXd(p);
  for (Index k = 0; k < p; ++k)
    fit.df(k) = degrees_of_freedom(b[static_cast<std::size_t>(k)], length[static_cast<std::size_t>(k)], m);
  fit.usable = true;
  return fit;
}

}  // namespace sim::regression
