#include <gtest/gtest.h>

#include <cmath>

#include "history_model.hpp"

namespace {

using namespace history_test;

// One run is enough for all: 10,000 patients, two years. Tolerances are about 4 standard errors.
struct Run {
  std::unique_ptr<sim::Model> model = usual_care(population("ppact_like"), history(), 10'000, 2, 100);
  sim::World world = world_of(*model);
  Run() { world.run(); }
};

const Run& run() {
  static const Run r;
  return r;
}

TEST(UsualCare, BaselineHasTheMarginsOfThePopulation) {
  const auto& w = run().world;
  EXPECT_NEAR(panel(w, 0, "pegs").mean(), 6.4, 0.12);             // A29; cut to 0-10
  EXPECT_NEAR(panel(w, 0, "pegs").sd(), 1.85, 0.08);              // A30
  EXPECT_NEAR(panel(w, 0, "depressed").mean(), 0.35, 0.02);       // M12
  EXPECT_NEAR(panel(w, 0, "disability").mean(), 0.60, 0.012);     // A31
  EXPECT_NEAR(panel(w, 0, "benzodiazepine").mean(), 0.30, 0.02);  // A32
  for (const auto& margin : w.model().cohort->margins())
    if (margin.name == "gad") {
      EXPECT_NEAR(panel(w, 0, "gad").mean(), margin.distribution.mean(), 0.2);  // S23, cut to 0-21
    }
}

TEST(UsualCare, PainDriftsToItsLevelByThreeMonthsAndKeepsItsSpread) {
  const auto& w = run().world;
  for (const std::size_t quarter : {2U, 4U, 8U}) {
    EXPECT_NEAR(panel(w, quarter, "pegs").mean() - panel(w, 0, "pegs").mean(), -0.15, 0.08) << quarter;  // M15
    EXPECT_NEAR(panel(w, quarter, "pegs").sd(), panel(w, 0, "pegs").sd(), 0.1) << quarter;
  }
}

TEST(UsualCare, MoodKeepsItsDistribution) {
  const auto& w = run().world;
  for (const std::size_t quarter : {1U, 4U, 8U}) {
    EXPECT_NEAR(panel(w, quarter, "depressed").mean(), 0.35, 0.025) << quarter;
    EXPECT_NEAR(panel(w, quarter, "phq").mean(), panel(w, 0, "phq").mean(), 0.3) << quarter;
    EXPECT_NEAR(panel(w, quarter, "gad").mean(), panel(w, 0, "gad").mean(), 0.3) << quarter;
  }
}

TEST(UsualCare, PrescriptionsOtherThanOpioidsHoldTheirLevel) {
  const auto& w = run().world;
  EXPECT_NEAR(panel(w, 8, "benzodiazepine").mean(), 0.30, 0.025);
  EXPECT_NEAR(panel(w, 8, "non_opioid").mean(), 0.60, 0.04);  // a little more: some are begun when opioids stop (S83)
}

TEST(UsualCare, StopsComeAtTheRateOfTheEra) {
  const auto& w = run().world;
  // 0.10 a year (S64.b), spread between clinicians (M40), less restarts (S74), plus stops for aberrancy (S80).
  EXPECT_NEAR(panel(w, 4, "stopped").mean(), 0.10, 0.025);
}

TEST(UsualCare, PainOneYearApartCorrelatesByThePersonShare) {
  constexpr double share = 0.65;
  sim::Value steady = history();
  sim::Problems problems;
  sim::set_value(steady, "pain.person_share=" + std::to_string(share), 1, problems);
  const auto model = usual_care(population("ppact_like"), steady, 6'000, 1);
  sim::World w = world_of(*model, 5);
  w.run_until({});
  const auto& at = models::PatientColumns::handles();
  w.run_until(sim::Time{} + sim::years(1));
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::uint32_t row = 0; row < w.rows(); ++row) {
    if (!w.life({row}).alive) continue;
    const double a = w.columns()(at.pegs, {row}), b = models::ChronicPain::of(w).mind.state(w, {row}, w.now()).pegs;
    n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
  }
  const double r = (xy / n - x / n * y / n) / std::sqrt((xx / n - x / n * x / n) * (yy / n - y / n * y / n));
  EXPECT_NEAR(r, share, 0.04);
}

TEST(UsualCare, PeopleDieAtTheRateOfTheLifeTableTimesTheirRatio) {
  const auto& w = run().world;
  double expected = 0;
  const auto& at = models::PatientColumns::handles();
  const auto& clock = *w.model().nature->clocks.front();
  for (std::uint32_t row = 0; row < w.rows(); ++row) {
    const double age = w.columns()(at.age, {row});
    expected += -std::expm1(-clock.rate(w, {row}, {}) * clock.shape(w, {row}).between(age, age + 2));
  }
  const double dead = static_cast<double>(panel(w, 8, "alive").count()) - panel(w, 8, "alive").total();
  const double others = dead - panel(w, 8, "died_of_overdose").total() - panel(w, 8, "died_of_suicide").total();
  EXPECT_NEAR(others, expected, 4 * std::sqrt(expected));
}

TEST(UsualCare, QualityOfLifeAndCostAccrueForEverybodyAlive) {
  const auto& w = run().world;
  EXPECT_NEAR(panel(w, 4, "qaly").mean(), 0.594, 0.03);  // G65, less deaths and overdoses, plus the drift of pain
  EXPECT_GT(panel(w, 4, "cost").mean(), 10'000);
  EXPECT_LT(panel(w, 4, "discounted_qaly").mean(), panel(w, 4, "qaly").mean());
}

TEST(UsualCare, ASecondRunIsTheSame) {
  sim::World again = world_of(*run().model);
  again.run();
  EXPECT_EQ(again.tally().fingerprint, run().world.tally().fingerprint);
}

}  // namespace
