// t intervals, paired comparisons, sequential precision.
#include <gtest/gtest.h>
#include <boost/math/distributions/students_t.hpp>

#include "known_functions.hpp"
#include "sim/analysis/paired.hpp"
#include "sim/analysis/sequential.hpp"

using namespace sim::analysis;

namespace {

double normal(std::uint32_t i, std::uint32_t k) { return sim::Draws(31).normal(i, sim::purpose("test.normal"), k); }

}  // namespace

TEST(Sample, StudentQuantilesAsBoostHasThem) {
  EXPECT_NEAR(student_quantile(0.975, 1), 12.706204736432095, 1e-9);
  for (const double df : {1.0, 2.0, 3.5, 9.0, 10.0, 15.0, 199.0, 20'000.0})
    for (const double share : {0.001, 0.2, 0.5, 0.9, 0.975, 0.9999}) {
      const double exact = boost::math::quantile(boost::math::students_t(df), share);
      EXPECT_NEAR(student_quantile(share, df), exact, 1e-8 * std::fabs(exact)) << df << " " << share;
    }
}

TEST(Sample, SmallSamplesByHand) {
  const std::vector<double> x{1, 2, 4, 5}, y{2, 1, 5, 4};
  EXPECT_EQ(mean(x), 3);
  EXPECT_NEAR(variance(x), 10.0 / 3, 1e-15);
  EXPECT_NEAR(correlation(x, y), 0.8, 1e-15);
  EXPECT_NEAR(quantile(x, 0.25), 1.75, 1e-15);
  const Estimate e = mean_estimate(x);
  EXPECT_NEAR(e.se, std::sqrt(10.0 / 12), 1e-15);
  EXPECT_NEAR(e.high - e.value, 3.182446305284263 * e.se, 1e-9);
  EXPECT_TRUE(std::isnan(mean_estimate(std::vector<double>{1}).low));
}

TEST(Paired, SharedLuckCancels) {
  const std::vector<double> a{1, 5, 3, 9, std::nan("")}, b{2, 6.5, 3, 10, 4};
  const Comparison c = compare_paired(a, b);
  EXPECT_NEAR(c.difference.value, 0.875, 1e-15);
  EXPECT_EQ(c.difference.n, 4U);
  EXPECT_NEAR(c.matched, 0.8, 1e-15);
  EXPECT_NEAR(c.same, 0.25, 1e-15);
  const double var_a = 35.0 / 3, var_d = (0.125 * 0.125 + 0.625 * 0.625 + 0.875 * 0.875 + 0.125 * 0.125) / 3;
  const double mean_b = 5.375;
  double var_b = 0;
  for (const double x : {2.0, 6.5, 3.0, 10.0}) var_b += (x - mean_b) * (x - mean_b) / 3;
  EXPECT_NEAR(c.variance_reduction, (var_a + var_b) / var_d, 1e-9);
  EXPECT_EQ(compare_paired(a, a).variance_reduction, std::numeric_limits<double>::infinity());
  EXPECT_EQ(compare_paired(a, a).same, 1);
}

TEST(Paired, UnpairedIsWelchs) {
  const std::vector<double> a{1, 2, 4, 5}, b{2, 8, 11, 7, 12};
  const Comparison c = compare_unpaired(a, b);
  const double s = 10.0 / 12, u = 15.5 / 5, df = (s + u) * (s + u) / (s * s / 3 + u * u / 4);
  EXPECT_FALSE(c.paired);
  EXPECT_NEAR(c.difference.value, 5, 1e-15);
  EXPECT_NEAR(c.difference.se, std::sqrt(s + u), 1e-12);
  EXPECT_NEAR(c.difference.high, 5 + student_quantile(0.975, df) * std::sqrt(s + u), 1e-12);
}

TEST(Paired, IntervalsHoldTheTruthAsOftenAsTheySay) {
  int paired = 0, unpaired = 0;
  constexpr std::uint32_t kRepeats = 1000;
  for (std::uint32_t r = 0; r < kRepeats; ++r) {
    std::vector<double> a, b;
    for (std::uint32_t i = 0; i < 10; ++i) {
      const double shared = 3 * normal(r, 3 * i);
      a.push_back(shared + normal(r, 3 * i + 1));
      b.push_back(1 + shared + 0.5 * normal(r, 3 * i + 2));
    }
    const Estimate p = compare_paired(a, b).difference, u = compare_unpaired(a, b).difference;
    paired += p.low <= 1 && 1 <= p.high;
    unpaired += u.low <= 1 && 1 <= u.high;
  }
  EXPECT_NEAR(paired / 1000.0, 0.95, 0.02);
  EXPECT_GT(unpaired / 1000.0, 0.99);  // what not pairing throws away
}

TEST(Sequential, StopsAtTheSamePlaceWhateverComesLater) {
  std::vector<double> values;
  for (std::uint32_t k = 0; k < 400; ++k) values.push_back(normal(9, k));
  const PrecisionRule rule{.half_width = 0.3};
  const PrecisionSoFar all = precision_so_far(values, rule);
  ASSERT_TRUE(all.enough);
  EXPECT_NEAR(static_cast<double>(all.used), 45, 20);  // (2 x 1 / 0.3)^2
  EXPECT_EQ(precision_so_far(std::span(values).first(all.used), rule).estimate.value, all.estimate.value);
  EXPECT_FALSE(precision_so_far(std::span(values).first(all.used - 1), rule).enough);
  EXPECT_TRUE(precision_so_far(values, {.half_width = 0.001, .most = 50}).gave_up);
  EXPECT_NEAR(static_cast<double>(precision_so_far(std::span(values).first(200), {.half_width = 0.1}).guess), 385, 100);
}
