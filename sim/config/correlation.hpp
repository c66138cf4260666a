#pragma once
// Correlation matrices: are they possible, their Cholesky factor, and the nearest one that is.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A square matrix in row order.
struct Matrix {
  std::size_t size = 0;
  std::vector<double> cells;

  Matrix() = default;
  explicit Matrix(std::size_t n) : size(n), cells(n * n, 0.0) {}
  double& at(std::size_t row, std::size_t column) { return cells[row * size + column]; }
  double at(std::size_t row, std::size_t column) const { return cells[row * size + column]; }
  static Matrix identity(std::size_t n);
};

/// The lower triangle L with L L' = m, or none when m is not symmetric and positive definite.
std::optional<Matrix> cholesky(const Matrix& m);

/// Symmetric, ones on the diagonal, within -1..1 and positive definite.
bool is_correlation(const Matrix& m);

/// The nearest correlation matrix in the Frobenius norm (Higham 2002), its smallest eigenvalue at least `smallest`.
Matrix nearest_correlation(const Matrix& m, double smallest = 1e-6);

/// The Pearson correlation of normals whose ranks correlate by `spearman`: 2 sin(pi rho / 6).
double pearson_of_spearman(double spearman);

/// "[[1, 0.5], [0.5, 1]]", `digits` after the point, rounded toward 0 so that it stays valid.
std::string matrix_text(const Matrix& m, int digits = 3);

}  // namespace sim
