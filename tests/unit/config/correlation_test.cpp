#include "sim/config/correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace sim;

static Matrix matrix(std::size_t n, std::vector<double> cells) {
  Matrix m(n);
  m.cells = std::move(cells);
  return m;
}

TEST(Correlation, CholeskyGivesTheKnownFactor) {
  const auto l = cholesky(matrix(3, {4, 12, -16, 12, 37, -43, -16, -43, 98}));
  ASSERT_TRUE(l.has_value());
  EXPECT_EQ(l->cells, (std::vector<double>{2, 0, 0, 6, 1, 0, -8, 5, 3}));
}

TEST(Correlation, TellsMatricesApart) {
  EXPECT_TRUE(is_correlation(Matrix::identity(3)));
  EXPECT_TRUE(is_correlation(matrix(2, {1, 0.5, 0.5, 1})));
  EXPECT_FALSE(is_correlation(matrix(2, {1, 0.5, 0.4, 1})));                           // not symmetric
  EXPECT_FALSE(is_correlation(matrix(2, {2, 0.5, 0.5, 1})));                           // not ones
  EXPECT_FALSE(is_correlation(matrix(2, {1, 1.5, 1.5, 1})));                           // beyond 1
  EXPECT_FALSE(is_correlation(matrix(2, {1, 1, 1, 1})));                               // singular
  EXPECT_FALSE(is_correlation(matrix(3, {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1})));  // indefinite
  EXPECT_FALSE(is_correlation(matrix(2, {1, NAN, NAN, 1})));
}

// Higham (2002), section 4: the nearest correlation matrix to tridiag(1, 1, 1) of order 3 is printed to four digits.
TEST(Correlation, NearestMatchesThePublishedExample) {
  const Matrix near = nearest_correlation(matrix(3, {1, 1, 0, 1, 1, 1, 0, 1, 1}), 0.0);
  EXPECT_NEAR(near.at(0, 1), 0.7607, 5e-5);
  EXPECT_NEAR(near.at(0, 2), 0.1573, 5e-5);
  EXPECT_NEAR(near.at(1, 2), 0.7607, 5e-5);
}

TEST(Correlation, NearestIsValidAndLeavesAValidOneAlone) {
  const Matrix bad = matrix(3, {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1});
  EXPECT_TRUE(is_correlation(nearest_correlation(bad)));
  const Matrix good = matrix(3, {1, 0.5, 0.2, 0.5, 1, 0.3, 0.2, 0.3, 1});
  const Matrix same = nearest_correlation(good);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(same.cells[i], good.cells[i], 1e-9);
}

TEST(Correlation, SpearmanBecomesPearson) {
  EXPECT_EQ(pearson_of_spearman(0), 0);
  EXPECT_NEAR(pearson_of_spearman(1), 1, 1e-15);
  EXPECT_NEAR(pearson_of_spearman(-1), -1, 1e-15);
  EXPECT_NEAR(pearson_of_spearman(0.5), 0.51763809020504152, 1e-15);  // 2 sin(pi / 12)
}

TEST(Correlation, MatrixTextIsShort) {
  EXPECT_EQ(matrix_text(matrix(2, {1, 0.56789, 0.56789, 1})), "[[1, 0.567], [0.567, 1]]");
}
