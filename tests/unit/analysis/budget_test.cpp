// Budget impact of results whose costs are known.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/analysis/budget_impact.hpp"
#include "sim/core/check.hpp"

using namespace sim;
using namespace sim::analysis;

namespace {

// Two categories, two years: usual care costs 100 and 10 a year; group CBT 100 and 30 in year 1, 90 and 10 in year 2,
// plus one unit of each in the second draw.
Outcomes results(std::size_t draws) {
  Outcomes o;
  o.scenarios = {"usual care", "group CBT"};
  o.draws = draws;
  o.replicates = 2;
  o.measures = {{"people", "person", ""}};
  o.outcome.assign(2 * draws * 2, 50.0);
  o.cost_categories = {"hospital", "programme"};
  o.years = 2;
  const double usual[] = {100, 100, 10, 10}, group[] = {100, 90, 30, 10};
  for (std::size_t d = 0; d < draws; ++d)
    for (const double x : usual) o.cost_by_category_year.push_back(x);
  for (std::size_t d = 0; d < draws; ++d)
    for (const double x : group) o.cost_by_category_year.push_back(x + static_cast<double>(d));
  return o;
}

const BudgetLine& line(const std::vector<BudgetLine>& lines, const char* scenario, const char* category,
                       std::size_t year) {
  for (const BudgetLine& l : lines)
    if (l.scenario == scenario && l.category == category && l.year == year) return l;
  throw std::runtime_error("no such line");
}

}  // namespace

TEST(BudgetImpact, AddsUpByYearAndCategory) {
  const auto lines = budget_impact(results(1), 0, {});
  EXPECT_EQ(line(lines, "group CBT", "programme", 1).extra.value, 20);
  EXPECT_EQ(line(lines, "group CBT", "hospital", 2).extra.value, -10);
  EXPECT_EQ(line(lines, "group CBT", "all", 1).cost.value, 130);
  EXPECT_EQ(line(lines, "usual care", "all", 1).extra.value, 0);
  EXPECT_TRUE(std::isnan(line(lines, "group CBT", "all", 1).extra.low));
  EXPECT_EQ(budget_words(lines, "usual care", "USD"),
            (std::vector<std::string>{
                "group CBT against usual care, USD more or less: 20 in year 1, -10 in year 2; 10 in all."}));
}

TEST(BudgetImpact, ScalesToEverybodyAndDiscounts) {
  const auto lines = budget_impact(results(1), 0, {.people = 5000, .discount_rate = 0.03});
  const BudgetLine& first = line(lines, "group CBT", "programme", 1);
  EXPECT_NEAR(first.extra.value, 2000, 1e-9);
  EXPECT_NEAR(first.discounted_extra, 2000 / std::sqrt(1.03), 1e-9);
  EXPECT_NEAR(line(lines, "group CBT", "hospital", 2).discounted_extra, -1000 * std::pow(1.03, -1.5), 1e-9);
}

TEST(BudgetImpact, DrawsGiveTheRange) {
  const auto lines = budget_impact(results(2), 0, {});
  const Estimate& extra = line(lines, "group CBT", "all", 1).extra;
  EXPECT_EQ(extra.value, 21);
  EXPECT_NEAR(extra.low, 20.05, 1e-9);
  EXPECT_NEAR(extra.high, 21.95, 1e-9);
  Outcomes none = results(1);
  none.years = 0;
  EXPECT_THROW(budget_impact(none, 0, {}), BrokenRule);
}
