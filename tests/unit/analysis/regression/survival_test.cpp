#include <gtest/gtest.h>

#include "sim/analysis/regression/auc.hpp"
#include "sim/analysis/regression/cox.hpp"

using namespace sim::regression;

namespace {

// Acute myelogenous leukaemia (Miller 1997; `aml` of R's survival): maintained first, then not.
Survival aml() {
  Survival s;
  s.time = {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45};
  s.event = {true, true, false, true, true,  false, true, true, false, true, false, true,
             true, true, true,  true, false, true,  true, true, true,  true, true};
  s.x = Eigen::MatrixXd::Zero(23, 1);
  for (Eigen::Index i = 11; i < 23; ++i) s.x(i, 0) = 1;
  return s;
}

Survival two_predictors() {
  Survival s;
  s.time = {1, 2, 2, 3, 4, 4, 4, 5, 6, 7};
  s.event = {true, true, false, true, true, true, false, true, false, true};
  s.x = Eigen::MatrixXd(10, 2);
  s.x << 1, 0.5, 0, 1.2, 1, 0.3, 1, 2.2, 0, 1.1, 1, 0.7, 0, 0.2, 0, 1.9, 1, 0.4, 0, 1.3;
  return s;
}

}  // namespace

TEST(Cox, TheLeukaemiaTrialGivesItsPublishedHazardRatio) {  // coxph: 0.9155 (se 0.5119) Efron, 0.9042 (0.5122) Breslow
  const Estimate efron = fit_cox(aml(), Ties::efron).coefficient(0);
  EXPECT_NEAR(efron.value, 0.915532575014718, 1e-8);
  EXPECT_NEAR(efron.se * efron.se, 0.262076702095887, 1e-7);
  const Estimate breslow = fit_cox(aml(), Ties::breslow).coefficient(0);
  EXPECT_NEAR(breslow.value, 0.9042197236857, 1e-8);
  EXPECT_NEAR(breslow.se, 0.512247907304151, 1e-7);
}

TEST(Cox, TwoPredictorsWithTies) {  // R: survival::coxph
  const CoxFit efron = fit_cox(two_predictors(), Ties::efron);
  EXPECT_NEAR(efron.beta(0), 0.809195239786405, 1e-7);
  EXPECT_NEAR(efron.beta(1), 0.731389340876570, 1e-7);
  EXPECT_NEAR(efron.coefficient(1).se, 0.631991537900873, 1e-6);
  EXPECT_NEAR(efron.log_likelihood, -10.1454051496213, 1e-8);
  const CoxFit breslow = fit_cox(two_predictors(), Ties::breslow);
  EXPECT_NEAR(breslow.beta(0), 0.777962957291904, 1e-7);
  EXPECT_NEAR(breslow.log_likelihood, -10.3411978796214, 1e-8);
}

TEST(Cox, NothingCanBeSaidWithoutEventsOrWithoutAMaximum) {
  Survival none = aml();
  none.event.assign(23, false);
  EXPECT_FALSE(fit_cox(none, Ties::efron).usable);
  Survival only_first;
  only_first.time = {1, 2, 3, 4};
  only_first.event = {true, true, false, false};
  only_first.x = Eigen::MatrixXd(4, 1);
  only_first.x << 1, 1, 0, 0;
  EXPECT_FALSE(fit_cox(only_first, Ties::efron).usable);
}

TEST(Auc, CountsPairsAndHalvesTies) {  // R: pROC::auc, var (DeLong)
  const Estimate e = area_under_curve({1.2, 3.4, 2.2, 5, 4.1, 2.2}, {0.5, 2.2, 1.1, 3.4, 0.2, 1.9, 2.8});
  EXPECT_NEAR(e.value, 0.77380952381, 1e-10);
  EXPECT_NEAR(e.se, 0.134757137163969, 1e-10);
  EXPECT_FALSE(area_under_curve({1}, {2, 3}).usable);
}
