// Shrinkage of several numbers at once: their between-draw covariance comes out free of luck.
#include <algorithm>
#include <Eigen/Dense>

#include "sim/analysis/decision_sample.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

// Means over replicates, [draw][number]; and the covariance of luck in such a mean.
struct Split {
  Matrix means, luck;
};

Split split(std::span<const double> values, Index draws, Index numbers, Index replicates) {
  Split s{Matrix(draws, numbers), Matrix::Zero(numbers, numbers)};
  for (Index d = 0; d < draws; ++d) {
    Matrix runs(numbers, replicates);
    for (Index n = 0; n < numbers; ++n)
      for (Index r = 0; r < replicates; ++r)
        runs(n, r) = values[static_cast<std::size_t>((d * numbers + n) * replicates + r)];
    s.means.row(d) = runs.rowwise().mean().transpose();
    const Matrix gaps = runs.colwise() - runs.rowwise().mean();
    s.luck += gaps * gaps.transpose();
  }
  s.luck /= static_cast<double>(draws * (replicates - 1) * replicates);
  return s;
}

}  // namespace

std::vector<double> shrunk_means(std::span<const double> values, std::size_t draws, std::size_t numbers,
                                 std::size_t replicates) {
  require(draws >= 2 && replicates >= 2, "shrinkage needs two draws and two replicates");
  require(values.size() == draws * numbers * replicates, "shrinkage has a value for every draw, number and replicate");
  Split s = split(values, static_cast<Index>(draws), static_cast<Index>(numbers), static_cast<Index>(replicates));
  const Eigen::RowVectorXd centre = s.means.colwise().mean();
  Matrix gaps = s.means.rowwise() - centre;
  // Every number in its own standard deviations, so that money and health weigh the same in the next step.
  Eigen::RowVectorXd scale = (gaps.colwise().squaredNorm() / static_cast<double>(draws - 1)).cwiseSqrt();
  for (double& x : scale)
    if (!(x > 0)) x = 1;
  gaps.array().rowwise() /= scale.array();
  s.luck.array().rowwise() /= scale.array();
  s.luck.array().colwise() /= scale.transpose().array();
  // In coordinates where the total covariance is 1 and that of luck is diagonal, each coordinate shrinks by the root of
  // the share that is not luck; one that is all luck goes to its mean.
  const Matrix total = gaps.transpose() * gaps / static_cast<double>(draws - 1);
  const Eigen::SelfAdjointEigenSolver<Matrix> whole(total);
  Index first = 0;  // directions without any spread are left out: numbers that never differ
  while (first < total.rows() && whole.eigenvalues()(first) < 1e-12 * whole.eigenvalues().maxCoeff()) ++first;
  const Index rank = total.rows() - first;
  if (rank > 0 && whole.eigenvalues().maxCoeff() > 0) {
    const Matrix axes = whole.eigenvectors().rightCols(rank);
    const Eigen::VectorXd roots = whole.eigenvalues().tail(rank).cwiseSqrt();
    const Matrix to_white = axes * roots.cwiseInverse().asDiagonal(), back = axes * roots.asDiagonal();
    const Eigen::SelfAdjointEigenSolver<Matrix> luck(to_white.transpose() * s.luck * to_white);
    const Eigen::VectorXd keep = (1.0 - luck.eigenvalues().array()).cwiseMax(0.0).sqrt();
    const Matrix& turn = luck.eigenvectors();
    gaps = gaps * to_white * turn * keep.asDiagonal() * turn.transpose() * back.transpose();
  }
  std::vector<double> out;
  for (Index d = 0; d < gaps.rows(); ++d)
    for (Index n = 0; n < gaps.cols(); ++n) out.push_back(centre(n) + gaps(d, n) * scale(n));
  return out;
}

}  // namespace sim::analysis
