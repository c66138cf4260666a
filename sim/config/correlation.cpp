#include "sim/config/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>

#include "sim/config/quantity.hpp"

namespace sim {

namespace {

constexpr double kSymmetric = 1e-12;
constexpr double kSmallestPivot = 1e-10;  // A smaller one is singular in all but rounding.

using Square = Eigen::MatrixXd;

Square to_eigen(const Matrix& m) {
  const auto n = static_cast<Eigen::Index>(m.size);
  Square e(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j) e(i, j) = m.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
  return e;
}

// The nearest symmetric matrix whose eigenvalues are all at least `smallest`.
Square lifted(const Square& m, double smallest) {
  const Eigen::SelfAdjointEigenSolver<Square> eigen(m);
  return eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(smallest).asDiagonal() * eigen.eigenvectors().transpose();
}

}  // namespace

Matrix Matrix::identity(std::size_t n) {
  Matrix m(n);
  for (std::size_t i = 0; i < n; ++i) m.at(i, i) = 1;
  return m;
}

// Written out rather than left to a library: cohort sampling depends on its bytes.
std::optional<Matrix> cholesky(const Matrix& m) {
  Matrix lower(m.size);
  for (std::size_t i = 0; i < m.size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (!(std::fabs(m.at(i, j) - m.at(j, i)) <= kSymmetric)) return std::nullopt;
      double rest = m.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower.at(i, k) * lower.at(j, k);
      if (i != j) {
        lower.at(i, j) = rest / lower.at(j, j);
        continue;
      }
      if (!(rest > kSmallestPivot)) return std::nullopt;
      lower.at(i, i) = std::sqrt(rest);
    }
  }
  return lower;
}

bool is_correlation(const Matrix& m) {
  for (std::size_t i = 0; i < m.size; ++i) {
    if (std::fabs(m.at(i, i) - 1) > kSymmetric) return false;
    for (std::size_t j = 0; j < m.size; ++j)
      if (!(std::fabs(m.at(i, j)) <= 1)) return false;
  }
  return cholesky(m).has_value();
}

// Alternating projections with Dykstra's correction (Higham 2002).
Matrix nearest_correlation(const Matrix& m, double smallest) {
  Square y = to_eigen(m);
  y = (y + y.transpose()).eval() / 2;
  Square correction = Square::Zero(y.rows(), y.cols());
  for (int step = 0; step < 1000; ++step) {
    const Square r = y - correction;
    const Square x = lifted(r, smallest);
    correction = x - r;
    Square next = x;
    next.diagonal().setOnes();
    const double change = (next - y).norm();
    y = next;
    if (change < 1e-10) break;
  }
  // Setting the diagonal to one may leave a trace of indefiniteness: lift once more and scale the diagonal back.
  const Square x = lifted(y, smallest);
  Matrix out(m.size);
  for (std::size_t i = 0; i < m.size; ++i)
    for (std::size_t j = 0; j < m.size; ++j) {
      const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
      const double cell = (x(a, b) + x(b, a)) / 2 / std::sqrt(x(a, a) * x(b, b));
      out.at(i, j) = i == j ? 1 : std::clamp(cell, -1.0, 1.0);
    }
  return out;
}

double pearson_of_spearman(double spearman) {
  // 2 sin(x) by its series: |x| <= pi/6, where nine terms are exact to the last digits.
  const double x = 3.14159265358979323846 * spearman / 6;
  double term = x, sum = x;
  for (int k = 1; k < 9; ++k) {
    term *= -x * x / ((2 * k) * (2 * k + 1));
    sum += term;
  }
  return 2 * sum;
}

std::string matrix_text(const Matrix& m, int digits) {
  double scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  std::string out = "[";
  for (std::size_t i = 0; i < m.size; ++i) {
    out += i == 0 ? "[" : ", [";
    for (std::size_t j = 0; j < m.size; ++j)
      out += (j == 0 ? "" : ", ") + number_text(std::trunc(m.at(i, j) * scale) / scale);
    out += "]";
  }
  return out + "]";
}

}  // namespace sim
