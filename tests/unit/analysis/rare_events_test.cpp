// Intervals where events are rare, against published values and over many repeats; and what a study says of them.
#include "sim/analysis/rare_events.hpp"

#include <gtest/gtest.h>

#include "known_functions.hpp"
#include "sim/analysis/analysis.hpp"

using namespace sim::analysis;

namespace {

StudyOutcome counted(double people) { return {"overdoses", "", OutcomeRole::other, 1 / people, false}; }
StudyOutcome share_of(double people) { return {"alive", "", OutcomeRole::other, 1 / people, true}; }

// A count by inversion of the Poisson distribution function.
double poisson(double mean, double u) {
  double term = std::exp(-mean), sum = term, k = 0;
  while (u > sum) term *= mean / ++k, sum += term;
  return k;
}

double uniform(std::uint32_t i, std::uint32_t k) { return sim::Draws(17).uniform(i, sim::purpose("test.u"), k); }

}  // namespace

TEST(RareEvents, CountsHaveGarwoodsLimits) {
  // 0, 1 and 5 events: 0 to 3.689, 0.0253 to 5.572, 1.623 to 11.668 (any table of Poisson limits).
  const std::vector<double> none(10, 0.0);
  const Judged zero = mean_of_runs(none, counted(1000));
  EXPECT_EQ(zero.estimate.value, 0);
  EXPECT_EQ(zero.estimate.low, 0);
  EXPECT_NEAR(zero.estimate.high, 3.6888794541 / 10'000, 1e-12);
  EXPECT_EQ(zero.interval, "few events: exact of the count");
  const Judged five = mean_of_runs(std::vector<double>{0.002, 0, 0.003, 0}, counted(1000));
  EXPECT_NEAR(five.estimate.low, 1.6234863901 / 4000, 1e-9);
  EXPECT_NEAR(five.estimate.high, 11.6683320792 / 4000, 1e-9);
  EXPECT_NEAR(mean_of_runs(std::vector<double>{0.001}, counted(1000)).estimate.high, 5.5716433910 / 1000, 1e-9)
      << "one run is enough";
  const std::vector<double> many{0.02, 0.03, 0.01};
  EXPECT_EQ(mean_of_runs(many, counted(1000)).estimate.low, mean_estimate(many).low) << "Student's t from 20 events on";
  EXPECT_EQ(mean_of_runs(std::vector<double>{0, 0}, {"pain", "points"}).estimate.high, 0) << "no count, no limit";
}

TEST(RareEvents, SharesHaveWilsons) {
  EXPECT_NEAR(share_estimate(0.1, 100).low, 0.0552291370, 1e-9);
  EXPECT_NEAR(share_estimate(0.1, 100).high, 0.1743656615, 1e-9);
  EXPECT_EQ(share_estimate(0, 10).low, 0);
  EXPECT_NEAR(share_estimate(0, 10).high, 0.2775327998, 1e-9);
  EXPECT_EQ(share_estimate(1, 10).high, 1);
  // All 40 people of two runs live.
  const Judged alive = mean_of_runs(std::vector<double>{1, 1}, share_of(20));
  EXPECT_EQ(alive.estimate.high, 1);
  EXPECT_NEAR(alive.estimate.low, 40 / (40 + 3.841458820694124), 1e-9);
}

TEST(RareEvents, PairsThatNeverDifferLeaveWhatTheyMayMiss) {
  const Judged same = difference_of_runs(std::vector<double>{0, 0, 0, 0}, counted(500));
  EXPECT_NEAR(same.estimate.high, 3.6888794541 / 2000, 1e-12);
  EXPECT_EQ(same.estimate.low, -same.estimate.high);
  const std::vector<double> one{0, 0, 0.002, 0};
  EXPECT_EQ(difference_of_runs(one, counted(500)).estimate.high, mean_estimate(one).high);
  EXPECT_EQ(difference_of_runs(std::vector<double>{0, 0}, {"pain", "points"}).estimate.high, 0);
}

TEST(RareEvents, ExactLimitsHoldTheTruthWhereStudentsDoNot) {
  // Two events expected in ten runs of 100 people: t misses whenever none is seen, 13.5 % of the time, and more.
  int exact = 0, student = 0;
  constexpr int kRepeats = 2000;
  for (std::uint32_t r = 0; r < kRepeats; ++r) {
    std::vector<double> runs;
    for (std::uint32_t k = 0; k < 10; ++k) runs.push_back(poisson(0.2, uniform(r, k)) / 100);
    const Estimate e = mean_of_runs(runs, counted(100)).estimate, t = mean_estimate(runs);
    exact += e.low <= 0.002 && 0.002 <= e.high;
    student += t.low <= 0.002 && 0.002 <= t.high;
  }
  EXPECT_GE(exact / double{kRepeats}, 0.95);
  EXPECT_LE(student / double{kRepeats}, 0.90);
}

namespace {

// A PSA of two scenarios in which an overdose is rare, and nothing but luck: `chance` an event in a run of 100 people.
StudyTable rare_psa(double chance) {
  StudyTable t;
  t.method = "psa";
  t.parameters = {{"x", "", "", "assumption"}};
  t.scenarios = {"usual care", "group CBT"};
  t.outcomes = {counted(100)};
  t.replicates = 2;
  for (std::uint32_t d = 0; d < 40; ++d) {
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = d});
    t.value.push_back(uniform(d, 9));
    for (std::uint32_t s = 0; s < 2; ++s)
      for (std::uint32_t r = 0; r < 2; ++r) t.result.push_back(poisson(chance, uniform(d, 2 * s + r)) / 100);
  }
  return t;
}

}  // namespace

TEST(RareEvents, ARangeOfDrawsNeverShrinksToNothing) {
  // Luck is told from draws by an F test, which errs once in twenty: of these six, none does.
  for (const double chance : {0.0, 0.02, 0.3}) {
    AnalysisRequest request;
    request.targets = {{0, 0, false}, {0, 1, true}};
    const Analysis a = analyse(rare_psa(chance), request);
    const auto& columns = a.tables.front().columns;
    const auto& low = std::get<std::vector<double>>(columns[2].values);
    const auto& high = std::get<std::vector<double>>(columns[3].values);
    const auto& what = std::get<std::vector<std::string>>(columns[4].values);
    ASSERT_EQ(columns[4].name, "interval");
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_GT(high[i], low[i]) << chance;
      EXPECT_EQ(what[i], "of the mean: draws cannot be told from luck");
    }
    EXPECT_NE(a.headlines[0].find("draws cannot be told from luck, the mean lies between"), std::string::npos)
        << a.headlines[0];
  }
}
