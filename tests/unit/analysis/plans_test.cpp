// What a decision asks beyond the best choice, with known answers: spending while a programme is taken up, and the
// value of planned trials against the closed form for normal gains.
#include <gtest/gtest.h>

#include <cmath>

#include "known_functions.hpp"
#include "sim/analysis/analysis.hpp"
#include "sim/analysis/spending.hpp"
#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

using namespace sim::analysis;

namespace {

// Two draws of one replicate. Usual care spends 100 in every year; the programme 110 and 96, in the second draw 112 and
// 96.
StudyTable spending_table() {
  StudyTable t;
  t.method = "psa";
  t.scenarios = {"usual care", "programme"};
  t.outcomes = {{"year_1", "USD"}, {"year_2", "USD"}};
  for (std::uint32_t d = 0; d < 2; ++d) {
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = d});
    t.result.insert(t.result.end(), {100, 100, 110 + 2.0 * d, 96});
  }
  return t;
}

SpendingPlan plan(std::vector<double> uptake, double rate = 0) {
  return {1000, {"year_1", "year_2"}, std::move(uptake), rate};
}

// Gain of the second scenario: 200 + theta1 + theta2, normal with sd 400 and 300.
StudyTable normal_table(std::uint32_t draws) {
  StudyTable t;
  t.method = "psa";
  t.scenarios = {"usual care", "programme"};
  t.parameters = {{"theta1", "USD", "", "published", 0, ""}, {"theta2", "USD", "", "assumption", 0, ""}};
  t.outcomes = {{"cost", "USD", OutcomeRole::cost}, {"qaly", "QALY", OutcomeRole::effect}};
  std::uint32_t d = 0;
  for (const auto& u : known::scrambled(draws, 2, 11)) {
    const double theta1 = 400 * sim::math::normal_quantile(u[0]), theta2 = 300 * sim::math::normal_quantile(u[1]);
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = d});
    t.value.insert(t.value.end(), {theta1, theta2});
    t.result.insert(t.result.end(), {0, 0, -(200 + theta1 + theta2), 0});
    ++d;
  }
  return t;
}

// Mean gain of choosing after seeing an estimate whose prior predictive mean has this sd, over choosing now.
double normal_value(double sd) {
  const double z = 200 / sd;
  return sd * std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi) + 200 * sim::math::normal_cdf(z) - 200;
}

const std::vector<double>& numbers(const Analysis& a, const std::string& table, const std::string& column) {
  for (const auto& t : a.tables)
    for (const auto& c : t.columns)
      if (t.name == "analysis_" + table && c.name == column) return std::get<std::vector<double>>(c.values);
  throw std::runtime_error("no " + table + "." + column);
}

}  // namespace

TEST(Spending, EverybodyAtOnceHasEachYearAsSimulated) {
  const auto lines = spending_by_year(spending_table(), plan({}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].extra.value, 0);  // The reference against itself.
  EXPECT_DOUBLE_EQ(lines[2].extra.value, 11'000);
  EXPECT_DOUBLE_EQ(lines[3].extra.value, -4'000);
  EXPECT_DOUBLE_EQ(lines[2].extra.low, 10'050);  // 2.5 % of two draws on a straight line.
  EXPECT_DOUBLE_EQ(lines[2].extra.high, 11'950);
}

TEST(Spending, WhoeverBeginsLaterHasTheirFirstYearThen) {
  const auto lines = spending_by_year(spending_table(), plan({0.25, 0.75}, 0.03));
  EXPECT_DOUBLE_EQ(lines[2].extra.value, 1000 * 0.25 * 11);
  EXPECT_DOUBLE_EQ(lines[3].extra.value, 1000 * (0.5 * 11 + 0.25 * -4));
  EXPECT_NEAR(lines[3].discounted_extra, lines[3].extra.value * std::pow(1.03, -1.5), 1e-9);
}

TEST(Spending, TheLastShareHolds) {
  const auto lines = spending_by_year(spending_table(), plan({0.5}));
  EXPECT_DOUBLE_EQ(lines[3].extra.value, 1000 * 0.5 * -4);
}

TEST(Spending, AnOutcomeThatIsNotThereIsRefused) {
  EXPECT_THROW(spending_by_year(spending_table(), {1000, {"year_3"}, {}, 0}), sim::BrokenRule);
}

TEST(Spending, APsaSaysItsBudget) {
  AnalysisRequest request;
  request.decision.budget = plan({0.25, 0.75});
  const Analysis a = analyse(spending_table(), request);
  EXPECT_EQ(a.headlines.back(),
            "programme against usual care, USD for 1000 people more or less: 2,750 (2,510 to 2,990) in year 1, 4,500 "
            "(4,030 to 4,980) in year 2; 7,250 in all.");
  EXPECT_EQ(numbers(a, "budget", "uptake"), (std::vector<double>{0.25, 0.75}));
}

TEST(PlannedTrials, NormalGainsAreExactWithinFivePercent) {
  AnalysisRequest request;
  request.decision.willingness_to_pay = {0};
  request.decision.people_per_year = 100;
  request.decision.years = 1;
  // 100 people in two arms, sd 2,000: the error of their difference is 400, as large as what is not known of theta1.
  request.decision.trials = {{"small", {100, 1e9}, {{"theta1", MeasuredAs::difference, 2000}}},
                             {"mean", {100}, {{"theta1", MeasuredAs::mean, 4000}}},
                             {"of nothing", {100}, {{"theta3", MeasuredAs::mean, 1}}}};
  const Analysis a = analyse(normal_table(4096), request);
  const auto& value = numbers(a, "trials", "evsi");
  ASSERT_EQ(value.size(), 3U);
  const double half = normal_value(400 / std::numbers::sqrt2);
  // The data of the trial are plain keyed numbers, one for each draw, so that this is less exact than a value of
  // knowing.
  EXPECT_NEAR(value[0], half, 0.05 * half);
  EXPECT_NEAR(value[2], half, 0.05 * half);                            // The same error, said in the other way.
  EXPECT_NEAR(value[1], normal_value(400), 0.03 * normal_value(400));  // An endless trial: knowing it exactly.
  EXPECT_NEAR(numbers(a, "trials", "population")[0], 100 * value[0], 1e-9);
  EXPECT_EQ(
      std::count(a.notes.begin(), a.notes.end(), "the trial 'of nothing' measures theta3, which is not varied here"),
      1);
}
