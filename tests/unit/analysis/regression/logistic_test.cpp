#include "sim/analysis/regression/logistic.hpp"

#include <gtest/gtest.h>

#include "sim/analysis/regression/firth.hpp"
#include "sim/core/math.hpp"
#include "tests/unit/analysis/regression/small_sample.hpp"

using namespace sim::regression;

namespace {

// A two-by-two table: `a` of `n1` exposed and `b` of `n0` others have the outcome.
Sample table(int a, int n1, int b, int n0) {
  Sample s;
  s.x = Eigen::MatrixXd::Ones(n1 + n0, 2);
  s.y = Eigen::VectorXd::Zero(n1 + n0);
  for (int i = 0; i < n1 + n0; ++i) {
    s.x(i, 1) = i < n1 ? 1 : 0;
    s.y(i) = i < n1 ? (i < a ? 1 : 0) : (i - n1 < b ? 1 : 0);
  }
  return s;
}

Sample small_outcome() {
  Sample s = small_sample();
  s.y << 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0;
  return s;
}

}  // namespace

TEST(Logistic, ATwoByTwoTableHasClosedForms) {
  const Estimate e = fit_logistic(table(12, 40, 5, 50), LogisticError::model).coefficient(1);
  EXPECT_NEAR(e.value, sim::math::log(12.0 * 45 / (28 * 5)), 1e-9);
  EXPECT_NEAR(e.se, sim::math::sqrt(1.0 / 12 + 1.0 / 28 + 1.0 / 5 + 1.0 / 45), 1e-9);
}

TEST(Logistic, CoefficientsAndErrorsAreThoseOfGlm) {  // R: glm(family = binomial)
  const LogisticFit fit = fit_logistic(small_outcome(), LogisticError::model);
  const double beta[] = {-1.776611558237928, 0.656718236054343, 0.300672356481371};
  const double se[] = {2.355675427740922, 1.861025933317847, 0.597942662956289};
  for (Eigen::Index k = 0; k < 3; ++k) {
    EXPECT_NEAR(fit.beta(k), beta[k], 1e-6);  // glm stops at a relative change of 1e-8 of the deviance
    EXPECT_NEAR(fit.coefficient(k).se, se[k], 1e-4);
  }
}

// Dense matrices in numpy 1.24. Another root of the same correction, clubSandwich's (R: vcovCR(glm, type = "CR2"),
// coef_test), gives 1.8133, 1.6698, 0.5604 and 2.131, 2.582, 2.185.
TEST(Logistic, ClusteredErrorsAreBiasReduced) {
  const LogisticFit fit = fit_logistic(small_outcome(), LogisticError::clustered);
  const double se[] = {1.799811584379098, 1.653014160189451, 0.555610614022332};
  const double df[] = {2.130019925250917, 2.583554327210181, 2.186411239283192};
  for (Eigen::Index k = 0; k < 3; ++k) {
    EXPECT_NEAR(fit.coefficient(k).se, se[k], 1e-8);
    EXPECT_NEAR(fit.coefficient(k).df, df[k], 1e-8);
  }
}

TEST(Logistic, SeparationIsFoundAndSaid) {
  const LogisticFit fit = fit_logistic(table(0, 20, 7, 20), LogisticError::model);
  EXPECT_FALSE(fit.usable);
  EXPECT_TRUE(fit.separated);
  EXPECT_FALSE(fit_logistic(table(1, 20, 7, 20), LogisticError::model).separated);
}

TEST(Firth, AddsOneHalfToEachCellOfATable) {  // Heinze & Schemper 2002: exact for a saturated model
  for (const auto& [a, b] : {std::pair{0, 7}, std::pair{3, 7}, std::pair{20, 7}}) {
    const LogisticFit fit = fit_firth(table(a, 20, b, 20));
    ASSERT_TRUE(fit.usable);
    const double expected = sim::math::log((a + 0.5) * (20 - b + 0.5) / ((20 - a + 0.5) * (b + 0.5)));
    EXPECT_NEAR(fit.beta(1), expected, 1e-8);
    EXPECT_EQ(fit.separated, a == 0 || a == 20);
  }
}

// Profiles of the two-by-two table with one half added to each cell, found by other means (scipy 1.10: brentq over
// minimize_scalar).
TEST(Firth, IntervalsAreThoseOfTheProfile) {
  struct Case {
    int a, n1, b, n0;
    double low, high;
  };
  for (const Case& c : {Case{0, 20, 7, 20, -8.02223391, -0.88760893}, Case{3, 20, 7, 20, -2.59014357, 0.38416750},
                        Case{1, 30, 2, 30, -2.98104338, 1.53247322}}) {
    const Estimate e = firth_coefficient(table(c.a, c.n1, c.b, c.n0), 1);
    ASSERT_TRUE(e.usable);
    EXPECT_NEAR(e.low, c.low, 1e-6);
    EXPECT_NEAR(e.high, c.high, 1e-6);
  }
}
