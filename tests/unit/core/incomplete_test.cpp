#include <gtest/gtest.h>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "sim/core/draws.hpp"
#include "sim/core/math.hpp"

using namespace sim;

// Boost.Math is the yardstick here, and only here: it calls the system's log and exp, which differ between machines.
namespace {

constexpr std::uint32_t kMany = 5'000;
const Draws kDraws(31);

double uniform(std::uint32_t i, std::uint32_t which) {
  const double u = kDraws.uniform(i, {which});
  return which == 3 && i % 3 == 0 ? std::exp(-30 * u) : u;  // probabilities also far into the lower tail
}
double shape(std::uint32_t i, std::uint32_t which) { return 0.01 * std::exp(std::log(1e6) * uniform(i, which)); }

double apart(double a, double b) { return std::fabs(a - b) / std::fabs(b); }

}  // namespace

TEST(IncompleteGamma, AgreesWithBoostForShapesFromAHundredthToTenThousand) {
  double cdf = 0, back = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double a = shape(i, 1), u = uniform(i, 3), x = boost::math::gamma_p_inv(a, u);
    if (x < 1e-290) continue;
    cdf = std::max(cdf, apart(math::gamma_cdf(a, x), boost::math::gamma_p(a, x)));
    const double ours = math::gamma_quantile(a, u);  // either near in value, or as near in probability
    back = std::max(back, std::min(apart(ours, x), apart(boost::math::gamma_p(a, ours), u)));
  }
  EXPECT_LT(cdf, 2e-13);
  EXPECT_LT(back, 2e-13);
}

TEST(IncompleteBeta, AgreesWithBoostForShapesFromAHundredthToTenThousand) {
  double cdf = 0, back = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double a = shape(i, 1), b = shape(i, 2), u = uniform(i, 3), x = boost::math::ibeta_inv(a, b, u);
    if (x < 1e-290 || x > 1 - 1e-9) continue;
    cdf = std::max(cdf, apart(math::beta_cdf(a, b, x), boost::math::ibeta(a, b, x)));
    const double ours = math::beta_quantile(a, b, u);
    back = std::max(back, std::min(apart(ours, x), apart(boost::math::ibeta(a, b, ours), u)));
  }
  EXPECT_LT(cdf, 5e-12);
  EXPECT_LT(back, 5e-12);
}

TEST(IncompleteGamma, HasClosedFormsAndEdges) {
  for (const double x : {0.01, 0.5, 1.0, 3.0, 30.0}) {
    EXPECT_NEAR(math::gamma_cdf(1.0, x), -math::expm1(-x), 1e-15);          // exponential
    EXPECT_NEAR(math::gamma_cdf(0.5, x), math::erf(math::sqrt(x)), 1e-14);  // half of a squared normal
  }
  EXPECT_EQ(math::gamma_cdf(2.0, 0.0), 0.0);
  EXPECT_EQ(math::gamma_cdf(2.0, std::numeric_limits<double>::infinity()), 1.0);
  EXPECT_EQ(math::gamma_quantile(2.0, 0.0), 0.0);
  EXPECT_EQ(math::gamma_quantile(2.0, 1.0), std::numeric_limits<double>::infinity());
}

TEST(IncompleteBeta, HasClosedFormsAndEdges) {
  for (const double x : {0.01, 0.3, 0.5, 0.9, 0.999}) {
    EXPECT_NEAR(math::beta_cdf(1.0, 1.0, x), x, 1e-15);
    EXPECT_NEAR(math::beta_cdf(3.0, 1.0, x), x * x * x, 1e-15);
    EXPECT_NEAR(math::beta_cdf(2.0, 5.0, x), 1.0 - math::beta_cdf(5.0, 2.0, 1.0 - x), 1e-14);
  }
  EXPECT_EQ(math::beta_cdf(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(math::beta_cdf(2.0, 3.0, 1.0), 1.0);
  EXPECT_EQ(math::beta_cdf(2.0, 3.0, -1.0), 0.0);
  EXPECT_EQ(math::beta_cdf(2.0, 3.0, 2.0), 1.0);
  EXPECT_EQ(math::beta_quantile(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(math::beta_quantile(2.0, 3.0, 1.0), 1.0);
}

TEST(IncompleteBeta, QuantilesNeverFallAsTheShareRises) {
  for (const double a : {0.05, 0.7, 2.0, 300.0}) {
    double gamma = 0, beta = 0;
    for (int i = 1; i < 2000; ++i) {
      const double u = i / 2000.0, g = math::gamma_quantile(a, u), b = math::beta_quantile(a, 1.5, u);
      ASSERT_GE(g, gamma);
      ASSERT_GE(b, beta);
      gamma = g, beta = b;
    }
  }
}
