#include "models/history/margin_scale.hpp"

#include <gtest/gtest.h>

#include "sim/core/math.hpp"

namespace {

sim::Margin phq() {
  sim::Margin m;
  m.name = "phq";
  m.distribution = sim::Distribution::gamma(2.4, 3.6).within(0, 27);
  return m;
}

TEST(MarginScale, TheThresholdIsTheSameOnBothScales) {
  const models::MarginScale scale(phq(), 10);
  EXPECT_NEAR(scale.to_latent(10), 10, 1e-9);
  EXPECT_NEAR(scale.to_score(10), 10, 1e-9);
}

TEST(MarginScale, GoesThereAndBack) {
  const models::MarginScale scale(phq(), 10);
  for (const double score : {0.5, 3.0, 9.0, 15.0, 24.0})
    EXPECT_NEAR(scale.to_score(scale.to_latent(score)), score, 1e-9);
}

TEST(MarginScale, IsMonotoneAndStaysWithinTheScore) {
  const models::MarginScale scale(phq(), 10);
  double last = -1;
  for (double latent = -60; latent < 90; latent += 0.5) {
    const double score = scale.to_score(latent);
    EXPECT_GE(score, last);
    EXPECT_GE(score, 0);
    EXPECT_LE(score, 27);
    last = score;
  }
}

// A normal latent value with the scale's spread has the margin's share above 10, and moving it by one point moves the
// mean by one.
TEST(MarginScale, NormalFluctuationsKeepTheMarginAndPointsKeepTheirSize) {
  const models::MarginScale scale(phq(), 10);
  const double share = 1 - phq().distribution.cdf(10);
  const double centre = 10 - scale.spread() * sim::math::normal_quantile(1 - share);
  double mean = 0, moved = 0, above = 0;
  constexpr int n = 20'000;
  for (int i = 0; i < n; ++i) {
    const double latent = centre + scale.spread() * sim::math::normal_quantile((i + 0.5) / n);
    mean += scale.to_score(latent) / n;
    moved += scale.to_score(latent - 0.5) / n;
    above += latent >= 10 ? 1.0 / n : 0.0;
  }
  EXPECT_NEAR(above, share, 1e-3);
  EXPECT_NEAR(mean, phq().distribution.mean(), 0.01);
  EXPECT_NEAR(mean - moved, 0.5, 0.02);
}

TEST(MarginScale, AConstantScoreIsItsOwnLatentValue) {
  sim::Margin m;
  m.distribution = sim::Distribution::fixed(7);
  const models::MarginScale scale(m, 10);
  EXPECT_EQ(scale.to_latent(7), 7);
  EXPECT_EQ(scale.to_score(7), 7);
}

}  // namespace
