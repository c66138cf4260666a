// Scrambled Sobol' points: nets stay nets, scrambles are different, means are right.
#include "sim/study/sobol_points.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

using sim::study::scrambled_sobol;

TEST(SobolPoints, EachDimensionHasOnePointInEachEqualShare) {
  constexpr std::size_t kN = 256, kD = 40;
  const auto points = scrambled_sobol(kN, kD, 7);
  for (std::size_t d = 0; d < kD; ++d) {
    std::set<int> cells;
    for (std::size_t i = 0; i < kN; ++i) cells.insert(static_cast<int>(points[i * kD + d] * kN));
    EXPECT_EQ(cells.size(), kN) << "dimension " << d;
  }
}

TEST(SobolPoints, FirstTwoDimensionsAreANetInEveryElementaryBox) {
  constexpr std::size_t kN = 64;  // (0, 6, 2)-net: one point in each of the 64 boxes 2^-a x 2^-(6 - a).
  const auto points = scrambled_sobol(kN, 2, 3);
  for (int a = 0; a <= 6; ++a) {
    std::set<std::pair<int, int>> boxes;
    for (std::size_t i = 0; i < kN; ++i)
      boxes.emplace(static_cast<int>(points[2 * i] * (1 << a)), static_cast<int>(points[2 * i + 1] * (1 << (6 - a))));
    EXPECT_EQ(boxes.size(), kN) << "split " << a;
  }
}

TEST(SobolPoints, ScramblesDifferAndLieInside) {
  const auto a = scrambled_sobol(32, 3, 1), b = scrambled_sobol(32, 3, 2);
  EXPECT_NE(a, b);
  EXPECT_EQ(a, scrambled_sobol(32, 3, 1));
  for (const double x : a) EXPECT_TRUE(x > 0 && x < 1);
}

// Owen (1997): for a smooth integrand the error falls as n^-1.5; plain sampling has sd sqrt(5/144)/sqrt(1024) = 0.0058.
TEST(SobolPoints, IntegralOfAProductIsFarBetterThanPlainSampling) {
  double square = 0;
  constexpr int kScrambles = 16;
  for (std::uint64_t s = 0; s < kScrambles; ++s) {
    const auto points = scrambled_sobol(1024, 2, s);
    double sum = 0;
    for (std::size_t i = 0; i < 1024; ++i) sum += points[2 * i] * points[2 * i + 1];
    square += std::pow(sum / 1024 - 0.25, 2);
  }
  EXPECT_LT(std::sqrt(square / kScrambles), 0.0058 / 20);
}

TEST(SobolPoints, TooManyDimensionsAreRefused) { EXPECT_THROW(scrambled_sobol(1, 4000, 1), std::invalid_argument); }
