#include "sim/analysis/spline.hpp"

#include <algorithm>
#include <array>
#include <Eigen/Dense>
#include <vector>

#include "sim/analysis/sample.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

using Eigen::Index;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Knots = std::vector<double>;

constexpr Index kOrder = 4;  // cubic

// B-splines of `order` at x over all knots, of which there are `order` more than splines (de Boor's recursion).
Vector splines_at(double x, const Knots& knots, Index order) {
  const auto spans = static_cast<Index>(knots.size()) - 1;
  Vector b = Vector::Zero(spans);
  Index in = kOrder - 1;
  while (in + kOrder < spans && x >= knots[static_cast<std::size_t>(in) + 1]) ++in;
  b(in) = 1;
  const auto t = [&](Index i) { return knots[static_cast<std::size_t>(i)]; };
  for (Index k = 2; k <= order; ++k)
    for (Index i = 0; i + k <= spans; ++i) {
      const double left = t(i + k - 1) - t(i), right = t(i + k) - t(i + 1);
      b(i) = (left > 0 ? (x - t(i)) / left * b(i) : 0) + (right > 0 ? (t(i + k) - x) / right * b(i + 1) : 0);
    }
  return b.head(spans + 1 - order);
}

// Second derivatives of the cubic B-splines at x, from those of order 2.
Vector curvature_at(double x, const Knots& knots) {
  Vector b = splines_at(x, knots, 2);
  const auto t = [&](Index i) { return knots[static_cast<std::size_t>(i)]; };
  for (Index k = 3; k <= kOrder; ++k) {
    Vector next(b.size() - 1);
    for (Index i = 0; i < next.size(); ++i) {
      const double left = t(i + k - 1) - t(i), right = t(i + k) - t(i + 1);
      next(i) = static_cast<double>(k - 1) * ((left > 0 ? b(i) / left : 0) - (right > 0 ? b(i + 1) / right : 0));
    }
    b = next;
  }
  return b;
}

// Integral of the products of second derivatives: they are straight between knots, so two Gauss points are exact.
Matrix roughness_of(const Knots& knots) {
  const auto splines = static_cast<Index>(knots.size()) - kOrder;
  constexpr double kGauss = 0x1.279a74590331cp-1;  // 1 / sqrt(3)
  Matrix sum = Matrix::Zero(splines, splines);
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const double half = 0.5 * (knots[i + 1] - knots[i]), middle = 0.5 * (knots[i + 1] + knots[i]);
    if (!(half > 0)) continue;
    for (const double at : {middle - kGauss * half, middle + kGauss * half}) {
      const Vector c = curvature_at(at, knots);
      sum += half * c * c.transpose();
    }
  }
  return sum;
}

// Values scaled to 0..1, with the ends repeated and the others at quantiles.
Knots knots_for(const std::vector<double>& sorted, Index splines) {
  Knots knots(kOrder, 0.0);
  const Index inside = splines - kOrder;
  for (Index i = 1; i <= inside; ++i) {
    const double at = quantile(sorted, static_cast<double>(i) / static_cast<double>(inside + 1));
    if (at > knots.back() && at < 1) knots.push_back(at);
  }
  knots.insert(knots.end(), kOrder, 1.0);
  return knots;
}

}  // namespace

SplineTerm spline_term(std::span<const double> values, Index columns) {
  SplineTerm term;
  const auto n = static_cast<Index>(values.size());
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (n < 2 || !(*most > *least)) return term;
  std::vector<double> x(values.begin(), values.end());
  for (double& v : x) v = (v - *least) / (*most - *least);
  std::vector<double> sorted = x;
  std::sort(sorted.begin(), sorted.end());
  const auto different = static_cast<Index>(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
  sorted = x;
  std::sort(sorted.begin(), sorted.end());
  const Knots knots = knots_for(sorted, std::max(kOrder, columns + 1));
  Matrix basis(n, static_cast<Index>(knots.size()) - kOrder);
  for (Index i = 0; i < n; ++i) basis.row(i) = splines_at(x[static_cast<std::size_t>(i)], knots, kOrder).transpose();
  basis.rowwise() -= Eigen::RowVectorXd(basis.colwise().mean());
  // Orthonormal over the draws, then along the axes of roughness; the smoothest is the straight line.
  const Eigen::SelfAdjointEigenSolver<Matrix> spread(basis.transpose() * basis / static_cast<double>(n));
  Index rank = 0;
  while (rank < spread.eigenvalues().size() &&
         spread.eigenvalues()(spread.eigenvalues().size() - 1 - rank) > 1e-10 * spread.eigenvalues().maxCoeff())
    ++rank;
  rank = std::min(rank, different - 1);
  const Matrix whiten =
      spread.eigenvectors().rightCols(rank) * spread.eigenvalues().tail(rank).cwiseSqrt().cwiseInverse().asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Matrix> rough(whiten.transpose() * roughness_of(knots) * whiten);
  const Index kept = std::min(rank, columns);
  term.columns = basis * whiten * rough.eigenvectors().leftCols(kept);
  term.roughness = rough.eigenvalues().head(kept);
  term.roughness(0) = 0;
  if (kept > 1) term.roughness /= std::max(term.roughness(1), 1e-300);
  return term;
}

}  // namespace sim::analysis
