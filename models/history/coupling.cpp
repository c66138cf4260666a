#include "models/history/coupling.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace models {

namespace {

Matrix3 product(const Matrix3& a, const Matrix3& b) {
  Matrix3 c{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 3; ++k) c[i][j] += a[i][k] * b[k][j];
  return c;
}

double determinant(const Matrix3& m) {
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

Matrix3 inverse(const Matrix3& m) {
  const double d = determinant(m);
  Matrix3 r{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      const std::size_t a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, e = (i + 2) % 3;
      r[i][j] = (m[a][c] * m[b][e] - m[a][e] * m[b][c]) / d;  // cyclic minors carry their sign
    }
  return r;
}

// The lower root; false when the matrix is not positive definite (a variance of exactly 0 gives a row of zeros).
bool cholesky(const Matrix3& m, Matrix3& root) {
  root = {};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = m[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= root[i][k] * root[j][k];
      if (i != j) {
        root[i][j] = root[j][j] > 0 ? rest / root[j][j] : 0;
      } else if (rest > 0) {
        root[i][i] = std::sqrt(rest);
      } else if (rest < 0 || m[i][i] > 0) {
        return false;
      }
    }
  return true;
}

}  // namespace

Vector3 Coupling::together(const Vector3& own) const {
  const double anxiety_own = own[2] + shared * own[1];
  const double pain = (own[0] + mood_to_pain * own[1] + anxiety_to_pain * anxiety_own) / (1 - loop_gain());
  return {pain, own[1] + pain_to_mood * pain, anxiety_own + pain_to_anxiety * pain};
}

Vector3 Coupling::apart(const Vector3& d) const {
  const double mood_own = d[1] - pain_to_mood * d[0];
  return {d[0] - mood_to_pain * d[1] - anxiety_to_pain * d[2], mood_own,
          d[2] - pain_to_anxiety * d[0] - shared * mood_own};
}

Matrix3 Coupling::covariance() const {
  Matrix3 c{};
  for (std::size_t source = 0; source < 3; ++source) {
    Vector3 own{};
    own[source] = sd[source];
    const Vector3 effect = together(own);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j) c[i][j] += effect[i] * effect[j];
  }
  return c;
}

std::optional<Coupling> Coupling::solve(Coupling c, const Vector3& variances, double mood_anxiety_covariance) {
  if (c.loop_gain() >= 1) return std::nullopt;
  // Given `shared`, the three variances are linear in those of X, Y, Z; `shared` then follows from the covariance.
  for (int round = 0; round < 200; ++round) {
    Matrix3 squares{};
    std::array<Vector3, 3> effects{};
    for (std::size_t source = 0; source < 3; ++source) {
      Vector3 own{};
      own[source] = 1;
      effects[source] = c.together(own);
      for (std::size_t i = 0; i < 3; ++i) squares[i][source] = effects[source][i] * effects[source][i];
    }
    const Matrix3 back = inverse(squares);
    Vector3 var{};
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j) var[i] += back[i][j] * variances[j];
    for (std::size_t i = 0; i < 3; ++i) {
      if (var[i] < 0 || (var[i] == 0 && variances[i] > 0)) return std::nullopt;
      c.sd[i] = std::sqrt(var[i]);
    }
    double have = 0;
    for (std::size_t source = 0; source < 3; ++source) have += var[source] * effects[source][1] * effects[source][2];
    const double missing = mood_anxiety_covariance - have;
    if (var[1] == 0 || std::fabs(missing) < 1e-12 * (1 + std::fabs(mood_anxiety_covariance))) return c;
    c.shared += 0.5 * missing / var[1];
  }
  return c;
}

Regression person_given_baseline(const Matrix3& total, const Matrix3& within) {
  Matrix3 between{}, sum{};
  Matrix3 root{};
  for (double keep = 1; keep > 1e-6; keep *= 0.9) {
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j) {
        between[i][j] = (total[i][j] - within[i][j]) * (i == j ? 1.0 : keep);
        sum[i][j] = between[i][j] + within[i][j];
      }
    if (cholesky(between, root) && cholesky(sum, root)) break;
  }
  Regression r;
  if (determinant(sum) <= 0) return r;  // nobody differs from anybody
  r.gain = product(between, inverse(sum));
  const Matrix3 explained = product(r.gain, between);
  Matrix3 left{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) left[i][j] = between[i][j] - 0.5 * (explained[i][j] + explained[j][i]);
  sim::require(cholesky(left, r.root), "what a baseline leaves open about a person has a covariance");
  return r;
}

}  // namespace models
