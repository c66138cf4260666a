#include "sim/core/distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/core/draws.hpp"

using namespace sim;
using D = Distribution;

namespace {

std::vector<Distribution> all_kinds() {
  return {D::normal(3, 2),
          D::lognormal(2, 0.7),
          D::beta(2, 5),
          D::beta(0.4, 0.7),
          D::gamma(1.2, 3),
          D::gamma(0.3, 2),
          D::gamma(80, 0.1),
          D::uniform(-1, 4),
          D::triangular(0, 1, 5),
          D::triangular(0, 0, 2),
          D::triangular(0, 2, 2),
          D::pert(1, 2, 6),
          D::halfnormal(1.5),
          D::normal(0, 1).within(-0.5, 2),
          D::lognormal(2, 0.7).within(1, 10),
          D::gamma(2, 3).within(0, 5),
          D::beta(2, 5).within(0.1, 0.4),
          D::uniform(0, 1).within(0.2, 7)};
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST(Distribution, QuantileAndDistributionFunctionInvertEachOther) {
  for (const auto& d : all_kinds())
    for (const double u : {1e-9, 1e-4, 0.01, 0.2, 0.5, 0.8, 0.99, 0.9999})
      EXPECT_NEAR(d.cdf(d.quantile(u)), u, 1e-12) << d.words() << " at " << u;
}

TEST(Distribution, QuantilesNeverFall) {
  for (const auto& d : all_kinds()) {
    double before = -kInfinity;
    for (int i = 1; i < 5000; ++i) {
      const double x = d.quantile(i / 5000.0);
      ASSERT_GE(x, before) << d.words();
      before = x;
    }
  }
}

TEST(Distribution, DrawsHaveTheStatedMeanAndSd) {
  const Draws draws(41);
  constexpr std::uint32_t n = 40'000;
  for (const auto& d : all_kinds()) {
    const double mean = d.mean(), sd = d.sd();
    double sum = 0, squares = 0, fourth = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const double gap = d.quantile(draws.uniform(i, {1})) - mean, square = gap * gap;
      sum += gap, squares += square, fourth += square * square;
    }
    const double variance = squares / n, error_of_variance = std::sqrt((fourth / n - variance * variance) / n);
    EXPECT_NEAR(sum / n, 0.0, 4 * sd / std::sqrt(n)) << d.words();
    EXPECT_NEAR(variance, sd * sd, 4 * error_of_variance) << d.words();
  }
}

TEST(Distribution, HasKnownMomentsAndQuantiles) {
  EXPECT_EQ(D::fixed(3).quantile(0.2), 3.0);
  EXPECT_EQ(D::fixed(3).mean(), 3.0);
  EXPECT_EQ(D::fixed(3).sd(), 0.0);
  EXPECT_EQ(D::fixed(3).cdf(2.9), 0.0);
  EXPECT_EQ(D::fixed(3).cdf(3.0), 1.0);
  EXPECT_NEAR(D::normal(3, 2).quantile(0.975), 3 + 2 * 1.959963984540054, 1e-14);
  EXPECT_EQ(D::lognormal(2, 0.7).quantile(0.5), 2.0);
  EXPECT_NEAR(D::lognormal(2, 0.7).mean(), 2 * std::exp(0.245), 1e-14);
  EXPECT_NEAR(D::beta(2, 5).mean(), 2.0 / 7, 1e-15);
  EXPECT_NEAR(D::beta(2, 5).sd(), std::sqrt(10.0 / (49 * 8)), 1e-15);
  EXPECT_NEAR(D::gamma(1, 3).quantile(0.5), 3 * std::log(2.0), 1e-14);
  EXPECT_NEAR(D::gamma(4, 3).sd(), 6.0, 1e-15);
  EXPECT_NEAR(D::uniform(-1, 4).quantile(0.3), 0.5, 1e-15);
  EXPECT_NEAR(D::uniform(0, 1).sd(), 1 / std::sqrt(12.0), 1e-16);
  EXPECT_NEAR(D::triangular(0, 1, 5).cdf(1), 0.2, 1e-15);
  EXPECT_NEAR(D::triangular(0, 1, 5).mean(), 2.0, 1e-15);
  EXPECT_NEAR(D::pert(1, 2, 6).mean(), 2.5, 1e-15);
  EXPECT_NEAR(D::halfnormal(2).mean(), 2 * std::sqrt(2 / M_PI), 1e-15);
  EXPECT_NEAR(D::halfnormal(2).sd(), 2 * std::sqrt(1 - 2 / M_PI), 1e-15);
  EXPECT_NEAR(D::halfnormal(1).quantile(0.95), 1.959963984540054, 1e-14);
}

TEST(Distribution, RestrictedOnesHaveKnownMoments) {
  // Known in closed form: a normal above its mean is a half-normal; an exponential below c; a uniform.
  const auto upper = D::normal(0, 2).within(0, kInfinity);
  EXPECT_NEAR(upper.mean(), D::halfnormal(2).mean(), 1e-9);
  EXPECT_NEAR(upper.sd(), D::halfnormal(2).sd(), 1e-8);
  const auto below = D::gamma(1, 1).within(0, 2);
  EXPECT_NEAR(below.mean(), 1 - 2 / (std::exp(2.0) - 1), 1e-9);
  const auto flat = D::uniform(0, 10).within(2, 4);
  EXPECT_NEAR(flat.mean(), 3.0, 1e-9);
  EXPECT_NEAR(flat.sd(), 2 / std::sqrt(12.0), 1e-9);
  EXPECT_NEAR(D::fixed(3).within(1, 4).mean(), 3.0, 0.0);
}

TEST(Distribution, RestrictedOnesStayWithinAndKeepTheOrderOfDraws) {
  const auto whole = D::lognormal(2, 0.7), part = whole.within(1, 10);
  EXPECT_TRUE(part.restricted());
  EXPECT_FALSE(whole.restricted());
  for (const double u : {0x1p-53, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
    EXPECT_GE(part.quantile(u), 1.0);
    EXPECT_LE(part.quantile(u), 10.0);
  }
  EXPECT_EQ(part.cdf(0.99), 0.0);
  EXPECT_EQ(part.cdf(10.0), 1.0);
  const double share_in = whole.cdf(10) - whole.cdf(1);
  EXPECT_NEAR(part.cdf(3), (whole.cdf(3) - whole.cdf(1)) / share_in, 1e-14);
}

TEST(Distribution, RefusesArgumentsThatMakeNoSense) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(D::fixed(nan), std::invalid_argument);
  EXPECT_THROW(D::normal(0, 0), std::invalid_argument);
  EXPECT_THROW(D::normal(nan, 1), std::invalid_argument);
  EXPECT_THROW(D::lognormal(-1, 1), std::invalid_argument);
  EXPECT_THROW(D::lognormal(1, 0), std::invalid_argument);
  EXPECT_THROW(D::beta(0, 1), std::invalid_argument);
  EXPECT_THROW(D::gamma(1, 0), std::invalid_argument);
  EXPECT_THROW(D::gamma(0, 1), std::invalid_argument);
  EXPECT_THROW(D::uniform(1, 1), std::invalid_argument);
  EXPECT_THROW(D::triangular(0, 3, 2), std::invalid_argument);
  EXPECT_THROW(D::pert(2, 1, 3), std::invalid_argument);
  EXPECT_THROW(D::halfnormal(-1), std::invalid_argument);
  EXPECT_THROW(D::normal(0, 1).within(2, 1), std::invalid_argument);
  EXPECT_THROW(D::normal(0, 1).within(20, 21), std::invalid_argument);
  EXPECT_THROW(D::normal(0, 1).within(-1, 1).within(0, 1), std::invalid_argument);
  EXPECT_THROW(D::fixed(3).within(4, 5), std::invalid_argument);
}

TEST(Distribution, SaysItselfInWords) {
  EXPECT_EQ(D().words(), "fixed 0");
  EXPECT_EQ(D::beta(2, 5).within(0.1, 0.9).words(), "beta, a 2, b 5, within 0.1 to 0.9");
  EXPECT_EQ(D::triangular(0, 1, 2.5).words(), "triangular, low 0, mode 1, high 2.5");
  EXPECT_EQ(D::halfnormal(2).words(), "half-normal, sd 2");
  EXPECT_EQ(D::gamma(2, 3).kind(), D::Kind::gamma);
  EXPECT_EQ(D::gamma(2, 3), D::gamma(2, 3));
  EXPECT_NE(D::gamma(2, 3), D::gamma(2, 4));
}
