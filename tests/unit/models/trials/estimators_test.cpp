#include "models/trials/estimators.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sim/core/math.hpp"

using namespace models;

namespace {

const double kNotSeen = std::nan("");

// Six patients in two arms, each a cluster of its own; one visit. The second of the treated is lost.
struct Small {
  sim::Model model;
  Trial trial;
  VisitTable table;
  Target target;

  Small() {
    model.allocation.arms = {{"usual", 1, {}}, {"treated", 1, {}}};
    trial.visits = {sim::months(6)};
    table.measures = {"dose", "pain"};
    table.arm = {0, 0, 0, 1, 1, 1};
    table.cluster = {0, 1, 2, 3, 4, 5};
    table.values = {{{10, 20, 30, 10, 20, 30}, {4, 6, 8, 4, 6, 8}},
                    {{10, 20, 30, 10, 20, 30}, {4, 7, 10, 2, kNotSeen, 4}}};
    target.outcome = "pain";
    target.at = sim::months(6);
    target.arm = "treated";
  }
  sim::regression::Estimate made() const { return estimate(table, trial, target, model); }
};

}  // namespace

TEST(Estimators, ADifferenceIsOneOfMeansOfThoseSeen) {
  Small s;
  s.target.method = Method::difference;
  EXPECT_NEAR(s.made().value, 3.0 - 7.0, 1e-12);
  // HC2 of two groups: the sum of the variances over n.
  EXPECT_NEAR(s.made().se, std::sqrt(9.0 / 3 + 2.0 / 2), 1e-12);
}

TEST(Estimators, AncovaTakesOutTheBaseline) {
  Small s;
  s.target.method = Method::ancova;
  // Seen: (4,4) (6,7) (8,10) and (4,2) (8,4). Pooled slope: (12 + 4) / (8 + 8) = 1; difference -4 at equal baselines.
  EXPECT_NEAR(s.made().value, -4, 1e-12);
}

TEST(Estimators, MeansAreOfOneArmOrOfEverybody) {
  Small s;
  s.target.method = Method::mean;
  EXPECT_NEAR(s.made().value, 3, 1e-12);
  s.target.arm = "usual";
  EXPECT_NEAR(s.made().value, 7, 1e-12);
  s.target.arm = "";
  EXPECT_NEAR(s.made().value, 27 / 5.0, 1e-12);
  s.target.at = {};
  EXPECT_NEAR(s.made().value, 6, 1e-12);
}

TEST(Estimators, OutcomesAreCountedAsThePaperCountedThem) {
  Small s;
  s.target.method = Method::mean;
  s.target.fell_by = 0.5;
  EXPECT_NEAR(s.made().value, 1, 1e-12);
  s.target.fell_by.reset();
  s.target.arm = "usual";
  s.target.rose = true;
  EXPECT_NEAR(s.made().value, 2 / 3.0, 1e-12);
  s.target.rose = false;
  s.target.at_least = 10;
  EXPECT_NEAR(s.made().value, 1 / 3.0, 1e-12);
  s.target.at_least.reset();
  s.target.at_most = 7;
  EXPECT_NEAR(s.made().value, 2 / 3.0, 1e-12);
  s.target.at_most.reset();
  s.target.change = true;
  EXPECT_NEAR(s.made().value, 1, 1e-12);
}

TEST(Estimators, RangesChooseWhoIsLookedAt) {
  Small s;
  s.target.method = Method::mean;
  s.target.arm = "";
  s.target.among = {{"dose", {20.0, 30.0}}};
  EXPECT_NEAR(s.made().value, 7, 1e-12);  // only the second of usual care: 30 is not below 30, the treated one is lost
  s.target.among = {};
  s.target.given = {{"pain", {5.0, std::nullopt}}};
  EXPECT_NEAR(s.made().value, 8.5, 1e-12);
}

TEST(Estimators, ChancesThatAllOrNobodyHasIt) {
  Small s;
  s.table.values[1][1] = {0.5, 0.5, 0.25, 1, kNotSeen, 1};
  s.target.arm = "usual";
  s.target.method = Method::everybody;
  EXPECT_NEAR(s.made().value, 1 / 16.0, 1e-12);
  s.target.method = Method::nobody;
  EXPECT_NEAR(s.made().value, 3 / 16.0, 1e-12);
}

TEST(Estimators, OddsRatiosAreLogarithms) {
  Small s;
  s.table.values[1][1] = {1, 0, 0, 1, 1, 0};
  s.target.method = Method::odds_ratio;
  EXPECT_NEAR(s.made().value, sim::math::log(4), 1e-8);
  s.target.method = Method::firth_odds_ratio;
  EXPECT_NEAR(s.made().value, sim::math::log(2.5 * 2.5 / (1.5 * 1.5)), 1e-8);
}

TEST(Estimators, CasesAndControlsAreComparedByAPredictor) {
  Small s;
  s.table.values[1][1] = {0, 0, 1, 0, kNotSeen, 1};
  s.target.arm = "";
  s.target.predictors = {"dose"};
  s.target.method = Method::mean_of_cases;
  EXPECT_NEAR(s.made().value, 30, 1e-12);
  s.target.method = Method::mean_of_controls;
  EXPECT_NEAR(s.made().value, 40 / 3.0, 1e-12);
  s.target.method = Method::area_under_curve;
  EXPECT_NEAR(s.made().value, 1, 1e-12);
}

// Eight people at three doses; those of dose 20 die at once and belong to neither group.
TEST(Estimators, AHazardComparesTheExposedWithTheUnexposedAlone) {
  const auto cohort = [](bool with_middle) {
    Small s;
    s.trial.visits = {sim::months(6), sim::months(12)};
    s.target.at = sim::months(12);
    s.target.method = Method::relative_hazard;
    s.target.at_least = 1;
    s.table.values.assign(3, std::vector<std::vector<double>>(2));
    const auto add = [&](double dose, double dead_at_6, double dead_at_12) {
      const std::array<double, 3> dead{0, dead_at_6, dead_at_12};
      for (std::size_t visit = 0; visit < 3; ++visit) {
        s.table.values[visit][0].push_back(dose);
        s.table.values[visit][1].push_back(dead[visit]);
      }
    };
    add(30, 1, 1), add(30, 0, 1), add(30, 0, 0);
    add(10, 0, 1), add(10, 0, 0), add(10, 0, 0);
    if (with_middle) add(20, 1, 1), add(20, 1, 1);
    s.table.arm.assign(s.table.values[0][0].size(), 0);
    s.table.cluster.resize(s.table.arm.size());
    s.target.arm = "";
    s.target.exposed = {{"dose", {.at_least = 30, .below = {}}}};
    return s;
  };
  const double alone = cohort(false).made().value;
  EXPECT_GT(alone, 0);
  EXPECT_NE(cohort(true).made().value, alone);  // against everybody else
  Small three = cohort(true);
  three.target.unexposed = {{"dose", {.at_least = {}, .below = 20}}};
  EXPECT_DOUBLE_EQ(three.made().value, alone);
}
