#include "sim/analysis/regression/linear.hpp"

#include <gtest/gtest.h>

#include "sim/analysis/regression/mixed.hpp"
#include "tests/unit/analysis/regression/small_sample.hpp"

using namespace sim::regression;

namespace {

constexpr double kSame = 1e-9;  // R prints 15 digits; sums here are in another order

void expect_near(const Eigen::VectorXd& got, const std::vector<double>& wanted, double tolerance = kSame) {
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_NEAR(got(static_cast<Eigen::Index>(i)), wanted[i], tolerance) << i;
}

Eigen::VectorXd errors(const LinearFit& fit) { return fit.covariance.diagonal().cwiseSqrt(); }

Sample one_column(const std::vector<double>& y, std::uint32_t in_cluster) {
  Sample s;
  s.x = Eigen::MatrixXd::Ones(static_cast<Eigen::Index>(y.size()), 1);
  s.y = Eigen::Map<const Eigen::VectorXd>(y.data(), static_cast<Eigen::Index>(y.size()));
  for (std::uint32_t i = 0; i < y.size(); ++i) s.cluster.push_back(i / in_cluster);
  return s;
}

}  // namespace

TEST(Student, QuantilesAreThoseOfTables) {  // R: qt, pt
  EXPECT_NEAR(student_quantile(0.975, 1), 12.7062047361747, 1e-9);
  EXPECT_NEAR(student_quantile(0.975, 2.5), 3.57465484200369, 1e-10);
  EXPECT_NEAR(student_quantile(0.025, 10), -2.22813885198627, 1e-10);
  EXPECT_NEAR(student_quantile(0.975, 200.3), 1.97187824559639, 1e-10);
  EXPECT_NEAR(student_cdf(1.7, 3.3), 0.91033836054646, 1e-12);
  EXPECT_NEAR(student_quantile(0.975, INFINITY), 1.95996398454005, 1e-12);
}

TEST(Linear, CoefficientsAreLeastSquares) {  // R: lm
  expect_near(fit_linear(small_sample(), Robust::cr0).beta, {1.095864025061384, 0.719896706460079, 0.597409194818390});
}

TEST(Linear, SandwichesAreThoseOfClubSandwich) {  // R: clubSandwich::vcovCR
  expect_near(errors(fit_linear(small_sample(), Robust::cr0)),
              {0.1811798261348986, 0.1618795638020293, 0.0531001547858885});
  expect_near(errors(fit_linear(small_sample(), Robust::cr1)),
              {0.2025652036946131, 0.1809868544146760, 0.0593677778585038});
  expect_near(errors(fit_linear(small_sample(), Robust::cr2)),
              {0.1991443327288237, 0.1831606073335280, 0.0584464386755922});
}

TEST(Linear, DegreesOfFreedomAreThoseOfClubSandwich) {  // R: clubSandwich::coef_test, Satterthwaite
  expect_near(fit_linear(small_sample(), Robust::cr2).df, {2.09755267471816, 2.68755406472817, 2.16467908774330});
  expect_near(fit_linear(small_sample(), Robust::cr1).df, {2.25953423352383, 3.03625681393580, 2.52338403361701});
}

TEST(Linear, WithoutClustersCr2IsHc2) {  // R: sandwich::vcovHC(type = "HC2")
  Sample s = small_sample();
  s.cluster.clear();
  const LinearFit fit = fit_linear(s, Robust::cr2);
  expect_near(errors(fit), {0.240481072946357, 0.235098212923921, 0.064047591576978});
  expect_near(fit.df, {3.45176801203160, 3.83341514476503, 4.03501698565590});
}

TEST(Linear, TheIntervalUsesThoseDegreesOfFreedom) {
  const LinearFit fit = fit_linear(small_sample(), Robust::cr2);
  const Estimate e = fit.coefficient(1);
  EXPECT_TRUE(e.usable);
  EXPECT_NEAR(e.high - e.value, student_quantile(0.975, 2.68755406472817) * 0.1831606073335280, 1e-8);
  EXPECT_NEAR(e.value - e.low, e.high - e.value, 1e-12);
}

TEST(Linear, WhatCannotBeFittedIsNotUsable) {
  Sample s = small_sample();
  s.x.col(2) = s.x.col(1);
  EXPECT_FALSE(fit_linear(s, Robust::cr2).usable);
  Sample one = small_sample();
  one.cluster.assign(12, 0);
  EXPECT_FALSE(fit_linear(one, Robust::cr2).usable);
  Sample flat = small_sample();
  flat.y.setConstant(2);
  EXPECT_FALSE(fit_linear(flat, Robust::cr2).coefficient(1).usable);
}

TEST(Mixed, BalancedVariancesAreThoseOfTheAnalysisOfVariance) {
  // Dyestuff (Davies 1947; Box & Tiao 1973): variances 1764.05 between and 2451.25 within, by hand and by lme4.
  const MixedFit fit =
      fit_mixed(one_column({1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560,
                            1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445},
                           5));
  ASSERT_TRUE(fit.usable);
  EXPECT_NEAR(fit.beta(0), 1527.5, 1e-9);
  EXPECT_NEAR(fit.between, 1764.05, 1e-3);
  EXPECT_NEAR(fit.within, 2451.25, 1e-3);
  EXPECT_NEAR(fit.coefficient(0).se, 19.3834121787528, 1e-5);
}

TEST(Mixed, AVarianceThatWouldBeNegativeIsZero) {
  // Dyestuff2 (Box & Tiao 1973): lme4 gives 0 between, 13.8063 within.
  const MixedFit fit = fit_mixed(one_column(
      {7.298, 3.846, 2.434, 9.566, 7.990, 5.220, 6.556, 0.608, 11.788, -0.892, 0.110, 10.386, 13.434, 5.510, 8.166,
       2.212, 4.852, 7.092, 9.288, 4.980, 0.282, 9.014, 4.458, 9.446,  7.198,  1.722, 4.782,  8.106,  0.758, 3.758},
      5));
  EXPECT_EQ(fit.between, 0);
  EXPECT_NEAR(fit.within, 13.8063096275862, 1e-9);
  EXPECT_NEAR(fit.coefficient(0).se, 0.678388031232524, 1e-9);
}

TEST(Mixed, UnbalancedClustersAgreeWithTheMatrixFormula) {
  // At the variances found, beta solves the generalised least squares equations written out in full.
  const Sample s = small_sample();
  const MixedFit fit = fit_mixed(s);
  ASSERT_TRUE(fit.usable);
  Eigen::MatrixXd v = Eigen::MatrixXd::Identity(12, 12) * fit.within;
  for (Eigen::Index i = 0; i < 12; ++i)
    for (Eigen::Index j = 0; j < 12; ++j)
      if (s.cluster[static_cast<std::size_t>(i)] == s.cluster[static_cast<std::size_t>(j)]) v(i, j) += fit.between;
  const Eigen::MatrixXd vi = v.inverse(), covariance = (s.x.transpose() * vi * s.x).inverse();
  const Eigen::VectorXd beta = covariance * s.x.transpose() * vi * s.y;
  expect_near(fit.beta, {beta(0), beta(1), beta(2)}, 1e-8);
  EXPECT_NEAR(fit.covariance(1, 1), covariance(1, 1), 1e-8);
}
