#include "sim/people/margin.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

using namespace sim;

namespace {

Margin number(Distribution d) {
  Margin m;
  m.name = "x";
  m.distribution = d;
  return m;
}

Margin code(std::vector<double> shares, std::vector<std::uint8_t> codes = {}) {
  Margin m;
  m.name = "x";
  m.type = ColumnType::code;
  m.shares = std::move(shares);
  m.codes = std::move(codes);
  return m;
}

}  // namespace

TEST(Margin, NormalAndLognormalAreExact) {
  const LatentMargin normal(number(Distribution::normal(6.4, 1.9)));
  EXPECT_DOUBLE_EQ(normal.number(1.5), 6.4 + 1.5 * 1.9);
  const LatentMargin lognormal(number(Distribution::lognormal(33, 0.98)));
  EXPECT_NEAR(lognormal.number(-2), 33 * std::exp(-2 * 0.98), 1e-12 * 33);
}

TEST(Margin, TheTableFollowsTheQuantileToTwoThousandthsOfAStandardDeviation) {
  for (const Distribution& d : {Distribution::gamma(2.35, 3.8).within(0, 27), Distribution::beta(2.4, 1.6),
                                Distribution::normal(6.4, 2.1).within(0, 10),
                                Distribution::lognormal(33, 0.98).within(10, 600), Distribution::uniform(0, 1)}) {
    const LatentMargin latent(number(d));
    for (double z = -5.97; z < 6; z += 0.0731)
      ASSERT_NEAR(latent.number(z), d.quantile(math::normal_cdf(z)), 2e-3 * d.sd()) << d.words() << " at " << z;
  }
}

TEST(Margin, MoreLatentNeverMeansLess) {
  for (const Distribution& d : {Distribution::gamma(0.4, 5).within(0, 10), Distribution::normal(9, 3).within(0, 10),
                                Distribution::beta(0.3, 0.3)}) {
    const LatentMargin latent(number(d));
    double before = latent.number(-9);
    for (double z = -9; z < 9; z += 0.01) {
      const double here = latent.number(z);
      ASSERT_GE(here, before * (1 - 1e-12)) << d.words() << " at " << z;
      before = here;
    }
  }
}

TEST(Margin, StaysWithinItsRangeHoweverFarOut) {
  const LatentMargin latent(number(Distribution::normal(6.4, 1.9).within(0, 10)));
  EXPECT_GE(latent.number(-40), 0);
  EXPECT_LE(latent.number(40), 10);
}

TEST(Margin, OffsetAndScaleMoveTheValues) {
  Margin m = number(Distribution::beta(2, 2));
  m.offset = 1;
  m.scale = 4;
  EXPECT_NEAR(LatentMargin(m).number(0), 3, 1e-6);
}

TEST(Margin, AShareOfPatientsHasZeroAndTheOthersFollowTheDistribution) {
  Margin m = number(Distribution::lognormal(30, 0.9));
  m.share_of_zero = 0.85;
  const LatentMargin latent(m);
  EXPECT_EQ(latent.number(math::normal_quantile(0.849)), 0);
  EXPECT_GT(latent.number(math::normal_quantile(0.851)), 0);
  EXPECT_NEAR(latent.number(math::normal_quantile(0.85 + 0.15 / 2)), 30, 1e-6);  // the median of the others
  m.share_of_zero = 1;
  EXPECT_EQ(LatentMargin(m).number(3), 0);
}

TEST(Margin, AFixedNumberIsAlwaysTheSame) {
  const Margin m = number(Distribution::fixed(5));
  EXPECT_TRUE(m.constant());
  EXPECT_EQ(LatentMargin(m).number(-3), 5);
  EXPECT_FALSE(number(Distribution::normal(0, 1)).constant());
}

TEST(Margin, CodesFallIntoTheirSharesInTheOrderOfTheList) {
  const LatentMargin latent(code({0.92, 0.05, 0.03}, {0, 3, 1}));
  EXPECT_EQ(latent.code(math::normal_quantile(0.919)), 0);
  EXPECT_EQ(latent.code(math::normal_quantile(0.921)), 3);
  EXPECT_EQ(latent.code(math::normal_quantile(0.969)), 3);
  EXPECT_EQ(latent.code(math::normal_quantile(0.971)), 1);
}

TEST(Margin, ACodeThatNobodyHasIsNeverGiven) {
  const LatentMargin nobody(code({1.0, 0.0}));
  EXPECT_EQ(nobody.code(30), 0);
  const LatentMargin everybody(code({0.0, 1.0}));
  EXPECT_EQ(everybody.code(-30), 1);
  EXPECT_TRUE(code({0.0, 1.0}).constant());
  EXPECT_FALSE(code({0.5, 0.5}).constant());
}

TEST(Margin, ACodeWithoutSharesIsOurMistake) { EXPECT_THROW(LatentMargin(code({})), BrokenRule); }
