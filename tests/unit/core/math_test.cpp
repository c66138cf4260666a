#include "sim/core/math.hpp"
#include "sim/core/crossing.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/draws.hpp"

using namespace sim;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kMany = 300'000;
const Draws kDraws(21);

double uniform(std::uint32_t i, std::uint32_t which) { return kDraws.uniform(i, {which}); }

// How far `value` is from the truth, in units of the last place of the truth.
double ulps(double value, long double truth) {
  const double near = static_cast<double>(truth);
  if (near == value) return 0.0;
  if (!std::isfinite(near) || !std::isfinite(value)) return kInfinity;
  const double unit = std::nextafter(std::fabs(near), kInfinity) - std::fabs(near);
  return static_cast<double>(std::fabs((value - truth) / unit));
}

// The largest error of f over arguments x(i), truth from long double.
template <class Argument, class Ours, class Truth>
double worst(Argument x, Ours ours, Truth truth) {
  double w = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) w = std::max(w, ulps(ours(x(i)), truth(static_cast<long double>(x(i)))));
  return w;
}

double anything_positive(std::uint32_t i) {
  return i % 3 == 0 ? std::exp((uniform(i, 1) - 0.5) * 1400) : i % 3 == 1 ? 0.5 + uniform(i, 1) : 100 * uniform(i, 1);
}

}  // namespace

TEST(Math, LogIsWithinOneUlp) {
  EXPECT_LT(worst(
                anything_positive, [](double x) { return math::log(x); }, [](long double x) { return std::log(x); }),
            1.0);
}

TEST(Math, LogHasTheRightEdges) {
  EXPECT_EQ(math::log(1.0), 0.0);
  EXPECT_EQ(math::log(0.0), -kInfinity);
  EXPECT_EQ(math::log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(math::log(-1.0)));
  EXPECT_TRUE(std::isnan(math::log(kNan)));
  for (const double x : {0x1p-1074, 0x1.8p-1040, 0x1p-1022, std::numeric_limits<double>::max()})
    EXPECT_LT(ulps(math::log(x), std::log(static_cast<long double>(x))), 1.0) << x;
}

TEST(Math, ExpIsWithinOneUlp) {
  const auto x = [](std::uint32_t i) { return (uniform(i, 2) - 0.5) * (i % 2 ? 1416 : 2); };
  EXPECT_LT(worst(
                x, [](double t) { return math::exp(t); }, [](long double t) { return std::exp(t); }),
            1.0);
}

TEST(Math, ExpHasTheRightEdges) {
  EXPECT_EQ(math::exp(0.0), 1.0);
  EXPECT_EQ(math::exp(710.0), kInfinity);
  EXPECT_EQ(math::exp(kInfinity), kInfinity);
  EXPECT_EQ(math::exp(-746.0), 0.0);
  EXPECT_EQ(math::exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(math::exp(kNan)));
  for (const double x : {709.0, 709.5, 709.78, -708.0, -708.3, -720.0, -740.0, -745.0})
    EXPECT_LE(ulps(math::exp(x), std::exp(static_cast<long double>(x))), 1.0) << x;
}

TEST(Math, PowIsWithinTwoUlps) {
  double w = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double x = anything_positive(i);
    const double y = i % 2 ? (uniform(i, 3) - 0.5) * 1400 / std::log(x) : (uniform(i, 3) - 0.5) * 20;
    if (std::fabs(y * std::log(x)) > 707) continue;
    w = std::max(w, ulps(math::pow(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y))));
  }
  EXPECT_LT(w, 2.0);
}

TEST(Math, PowHasTheSpecialCasesOfC) {
  const double values[] = {0.0,   -0.0,   1.0,    -1.0,   0.5,    -0.5,      2.0,       -2.0,       3.0, -3.0,
                           1e300, 1e-300, -1e300, 0x1p53, 0x1p60, 0x1p-1074, kInfinity, -kInfinity, kNan};
  for (const double x : values)
    for (const double y : values) {
      const double ours = math::pow(x, y), theirs = std::pow(x, y);
      if (std::isnan(theirs)) {
        EXPECT_TRUE(std::isnan(ours)) << x << " to the " << y;
      } else {
        EXPECT_LE(ulps(ours, theirs), 1.0) << x << " to the " << y;
        EXPECT_EQ(std::signbit(ours), std::signbit(theirs)) << x << " to the " << y;
      }
    }
}

TEST(Math, LogOfOnePlusAndExpLessOneAreWithinTwoUlps) {
  const auto small = [](std::uint32_t i) {
    return i % 2 ? std::exp(-40 * uniform(i, 4)) * (i % 4 == 1 ? -0.99 : 0.99) : (uniform(i, 4) - 0.099) * 10;
  };
  EXPECT_LT(worst(
                small, [](double t) { return math::log1p(t); }, [](long double t) { return std::log1p(t); }),
            2.0);
  EXPECT_LT(worst(
                small, [](double t) { return math::expm1(t); }, [](long double t) { return std::expm1(t); }),
            2.0);
  EXPECT_EQ(math::log1p(-1.0), -kInfinity);
  EXPECT_TRUE(std::isnan(math::log1p(-1.5)));
  EXPECT_EQ(math::log1p(kInfinity), kInfinity);
  EXPECT_EQ(math::expm1(-100.0), -1.0);
  EXPECT_EQ(math::expm1(1000.0), kInfinity);
  EXPECT_EQ(math::expm1(0.0), 0.0);
}

TEST(Math, ErfAndErfcAreWithinTwoAndFourUlps) {
  const auto x = [](std::uint32_t i) { return (uniform(i, 5) - 0.5) * 12; };
  EXPECT_LT(worst(
                x, [](double t) { return math::erf(t); }, [](long double t) { return std::erf(t); }),
            2.0);
  const auto far = [](std::uint32_t i) { return -6 + 32 * uniform(i, 5); };
  EXPECT_LT(worst(
                far, [](double t) { return math::erfc(t); }, [](long double t) { return std::erfc(t); }),
            4.0);
  EXPECT_EQ(math::erf(10.0), 1.0);
  EXPECT_EQ(math::erf(-10.0), -1.0);
  EXPECT_EQ(math::erfc(40.0), 0.0);
  EXPECT_EQ(math::erfc(-40.0), 2.0);
  EXPECT_TRUE(std::isnan(math::erf(kNan)) && std::isnan(math::erfc(kNan)));
}

TEST(Math, TheNormalDistributionIsWithinSixUlpsFarIntoItsTail) {
  const auto x = [](std::uint32_t i) { return -37 + 40 * uniform(i, 6); };
  const long double root_half = std::sqrt(0.5L);
  EXPECT_LT(worst(
                x, [](double t) { return math::normal_cdf(t); },
                [=](long double t) { return 0.5L * std::erfc(-t * root_half); }),
            6.0);
}

TEST(Math, TheNormalQuantileInvertsTheDistribution) {
  double w = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double p = i % 2 ? uniform(i, 7) : std::exp(-700 * uniform(i, 7));
    const double z = math::normal_quantile(p);
    w = std::max(w, std::fabs(math::normal_cdf(z) - p) / p / (1 + z * z));  // z^2: how much a last bit of z moves log p
  }
  EXPECT_LT(w, 2e-15);
}

TEST(Math, TheNormalQuantileHasKnownValuesAndEdges) {
  EXPECT_EQ(math::normal_quantile(0.5), 0.0);
  EXPECT_NEAR(math::normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(math::normal_quantile(0.25), -0.6744897501960817, 2e-16);
  EXPECT_NEAR(math::normal_quantile(1e-20), -9.262340089798408, 1e-14);
  EXPECT_EQ(math::normal_quantile(0.0), -kInfinity);
  EXPECT_EQ(math::normal_quantile(1.0), kInfinity);
  EXPECT_TRUE(std::isnan(math::normal_quantile(kNan)));
}

TEST(Math, LogGammaIsWithinItsStatedError) {
  double w = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double x = i % 2 ? 20 * uniform(i, 8) : std::exp(40 * uniform(i, 8) - 20);
    const long double truth = std::lgamma(static_cast<long double>(x));
    w = std::max(w, static_cast<double>(std::fabs(math::lgamma(x) - truth) / std::max(1.0L, std::fabs(truth))));
  }
  EXPECT_LT(w, 1e-14);
  EXPECT_EQ(math::lgamma(0.0), kInfinity);
  EXPECT_EQ(math::lgamma(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(math::lgamma(-0.5)));
}

// Every machine and compiler must agree to the last bit. A change of any formula changes this number: say why when it
// does.
TEST(Math, GivesTheSameBitsEverywhere) {
  std::uint64_t h = 0;
  const auto take = [&](double x) { h = mix64(h, std::bit_cast<std::uint64_t>(x)); };
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const double u = uniform(i, 9), v = uniform(i, 10);
    take(math::log(u));
    take(math::exp(100 * (u - 0.5)));
    take(math::pow(u, 5 * v));
    take(math::log1p(u));
    take(math::expm1(u - v));
    take(math::erf(3 * u));
    take(math::erfc(9 * u));
    take(math::lgamma(30 * u));
    take(math::normal_cdf(-20 * u));
    take(math::normal_quantile(u));
    for (const double z : kDraws.four_normals(i, {11})) take(z);
    if (i % 20 == 0) take(math::gamma_quantile(10 * v, u)), take(math::beta_quantile(5 * v, 3.0, u));
  }
  EXPECT_EQ(h, 11861075553563725718U);
}

TEST(Crossing, IsFoundFromEitherSideAndWhenHitExactly) {
  const auto f = [](double x) { return x * x - 2; };
  EXPECT_NEAR(sim::crossing(f, 0.0, -2.0, 3.0, 7.0, 1e-12), std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(sim::crossing(f, -0.5, -1.75, -3.0, 7.0, 1e-12), -std::sqrt(2.0), 1e-12);
  const auto line = [](double x) { return x - 1; };
  EXPECT_EQ(sim::crossing(line, 0.0, -1.0, 3.0, 2.0, 1e-12), 1.0);
}
