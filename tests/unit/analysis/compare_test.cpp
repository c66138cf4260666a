// Two result files side by side.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/analysis/compare_outcomes.hpp"
#include "sim/core/draws.hpp"

using namespace sim;
using namespace sim::analysis;

namespace {

// One measure, "pain" of `scenario`: shared luck by (draw, replicate), plus `shift` and a little luck of its own.
Outcomes results(const std::string& seed, std::size_t draws, std::size_t replicates, double shift) {
  Outcomes o;
  o.seed = seed;
  o.scenarios = {"usual care", "group CBT"};
  o.draws = draws;
  o.replicates = replicates;
  o.measures = {{"pain", "points", "Pain."}, {"wait", "day", "Wait."}};
  o.parameters.names = {"A10"};
  const Draws luck(seed == "1" ? 1U : 2U);
  for (std::uint32_t s = 0; s < 2; ++s)
    for (std::uint32_t d = 0; d < draws; ++d)
      for (std::uint32_t r = 0; r < replicates; ++r) {
        const double own = shift == 0 ? 0 : 0.1 * Draws(9).normal(d * 1000 + r, purpose("test.own"));
        o.outcome.push_back(5 + 3 * luck.normal(d * 1000 + r, purpose("test.shared")) + (s == 1 ? shift + own : 0));
        o.outcome.push_back(s == 0 ? std::nan("") : 7);
      }
  for (std::size_t d = 0; d < draws; ++d) o.parameters.value.push_back(shift);
  return o;
}

}  // namespace

TEST(CompareOutcomes, SharedLuckIsPaired) {
  const OutcomesComparison c = compare_outcomes(results("1", 1, 20, 0), results("1", 1, 30, -0.5));
  EXPECT_TRUE(c.paired);
  EXPECT_EQ(c.replicates, 20U);
  ASSERT_EQ(c.measures.size(), 3U);  // nobody waits in usual care
  EXPECT_TRUE(c.measures[0].same());
  EXPECT_FALSE(c.measures[0].certain());
  const MeasureComparison& pain = c.measures[1];
  EXPECT_EQ(pain.scenario, "group CBT");
  EXPECT_NEAR(pain.comparison.difference.value, -0.5, 0.1);
  EXPECT_TRUE(pain.certain());
  EXPECT_GT(pain.comparison.variance_reduction, 500);
  EXPECT_EQ(pain.higher, 0);
  ASSERT_EQ(c.notes.size(), 2U);
  EXPECT_NE(c.notes[0].find("only those that both have"), std::string::npos);
  EXPECT_EQ(c.notes[1], "1 uncertain number has different values in the two runs");
}

TEST(CompareOutcomes, UncertainNumbersAreMatchedByNameInEveryDraw) {
  Outcomes a = results("1", 2, 1, 0), b = results("1", 2, 1, 0);
  a.parameters = {};
  a.parameters.names = {"A10", "B20"};
  a.parameters.value = {1, 2, 3, 4};  // by draw, then name
  b.parameters = {};
  b.parameters.names = {"B20", "C30", "A10"};
  b.parameters.value = {2, 9, 1, 4, 9, 3};
  EXPECT_TRUE(compare_outcomes(a, b).notes.empty());
  b.parameters.value[3] = 5;  // B20 in the second draw
  const auto notes = compare_outcomes(a, b).notes;
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0], "1 uncertain number has different values in the two runs");
}

TEST(CompareOutcomes, DrawsAreTheRepeatsWhereThereAreSeveral) {
  const OutcomesComparison c = compare_outcomes(results("1", 50, 2, 0), results("1", 50, 2, -0.5));
  EXPECT_EQ(c.measures[1].comparison.difference.n, 50U);
  EXPECT_LT(c.measures[1].draws_low, c.measures[1].draws_high);
  EXPECT_NEAR(c.measures[1].draws_high - c.measures[1].draws_low, 2 * 1.96 * 0.1 / std::sqrt(2.0), 0.12);
}

TEST(CompareOutcomes, OtherSeedsAreTwoSamples) {
  const OutcomesComparison c = compare_outcomes(results("1", 1, 20, 0), results("2", 1, 20, -0.5));
  EXPECT_FALSE(c.paired);
  EXPECT_NE(c.why.find("--seed 1"), std::string::npos);
  EXPECT_FALSE(c.measures[1].certain());
  EXPECT_GT(c.measures[1].comparison.difference.se, 0.5);
  EXPECT_TRUE(std::isnan(c.measures[1].comparison.variance_reduction));
}

TEST(CompareOutcomes, ScenariosMatchByNameOrBecauseThereIsOneEach) {
  Outcomes b = results("1", 1, 5, 0);
  b.scenarios = {"group CBT", "nurse-managed"};
  const OutcomesComparison c = compare_outcomes(results("1", 1, 5, 0), b);
  for (const auto& m : c.measures) EXPECT_EQ(m.scenario, "group CBT");
  EXPECT_EQ(c.notes[0], "only in the first run: usual care");
  const auto single = [](const std::string& name) {
    Outcomes o = results("1", 1, 5, 0);
    o.scenarios = {name};
    o.outcome.resize(o.outcome.size() / 2);
    return o;
  };
  EXPECT_FALSE(compare_outcomes(single("a"), single("b")).measures.empty());
  Outcomes none = results("1", 1, 5, 0);
  none.scenarios = {"x", "y"};
  EXPECT_TRUE(compare_outcomes(none, b).measures.empty());
}
