// What drives an outcome, from plain draws: shares of variance and the level that chance reaches.
#include <gtest/gtest.h>

#include <cmath>

#include "answers.hpp"
#include "known_functions.hpp"
#include "sim/analysis/given_data.hpp"

using namespace sim::analysis;

TEST(RankIndex, IshigamiFromPlainDraws) {
  std::vector<std::vector<double>> x(3);
  std::vector<double> y;
  const sim::Draws draws(6);
  for (std::uint32_t i = 0; i < 8000; ++i) {
    std::vector<double> u;
    for (std::uint32_t k = 0; k < 3; ++k) u.push_back(draws.uniform(i, sim::purpose("test.x"), k));
    for (std::size_t k = 0; k < 3; ++k) x[k].push_back(u[k]);
    y.push_back(known::ishigami(u) + std::sqrt(13.8) * draws.normal(i, sim::purpose("test.luck")));
  }
  EXPECT_NEAR(rank_index(x[0], y, 13.8), 0.3139, 0.08);
  EXPECT_NEAR(rank_index(x[1], y, 13.8), 0.4424, 0.08);
  EXPECT_NEAR(rank_index(x[2], y, 13.8), 0, 0.08);
  EXPECT_TRUE(std::isnan(rank_index(x[2], std::vector<double>(8000, 1.0), 0)));
}

namespace {

// `inputs` that do nothing and, if asked, one that explains `strength` of the variance.
StudyTable drivers_psa(std::uint32_t draws, std::uint32_t inputs, double strength, std::uint32_t repeat) {
  StudyTable t;
  t.method = "psa";
  t.scenarios = {"only"};
  t.outcomes = {{"pain", "points", OutcomeRole::other}};
  for (std::uint32_t p = 0; p < inputs; ++p) t.parameters.push_back({"x" + std::to_string(p), "", "", ""});
  const sim::Draws luck(21, repeat);
  for (std::uint32_t d = 0; d < draws; ++d) {
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = d});
    for (std::uint32_t p = 0; p < inputs; ++p) t.value.push_back(luck.normal(d, sim::purpose("test.x"), p));
    t.result.push_back(std::sqrt(strength) * t.value[d * inputs] +
                       std::sqrt(1 - strength) * luck.normal(d, sim::purpose("test.rest")));
  }
  return t;
}

}  // namespace

TEST(Drivers, OnlyThoseThatStandOutFromChanceAreListed) {
  int false_alarms = 0;
  constexpr std::uint32_t kRepeats = 400;
  for (std::uint32_t r = 0; r < kRepeats; ++r)
    false_alarms += sim::rows_of(table_named(analyse(drivers_psa(60, 30, 0, r), {}), "analysis_drivers")) > 0 ? 1 : 0;
  // 5 % of studies; three standard errors of 400 repeats are 3.3 %.
  EXPECT_NEAR(false_alarms / double{kRepeats}, 0.05, 0.033);
  const Analysis found = analyse(drivers_psa(300, 30, 0.5, 1), {});
  const sim::Table& drivers = table_named(found, "analysis_drivers");
  ASSERT_EQ(sim::rows_of(drivers), 1U);
  EXPECT_EQ(column<std::string>(drivers, "parameter")[0], "x0");
  EXPECT_NEAR(column<double>(drivers, "first")[0], 0.5, 3 / std::sqrt(300));
  EXPECT_NEAR(column<double>(drivers, "noise_level")[0], 2.94 / std::sqrt(300), 0.02);  // normal point of 1 - 0.05 / 30
}

TEST(Drivers, TooFewDrawsAreSaidToBeTooFew) {
  const Analysis a = analyse(drivers_psa(8, 300, 0.5, 1), {});
  EXPECT_EQ(sim::rows_of(table_named(a, "analysis_drivers")), 0U);
  EXPECT_TRUE(says(a.notes,
                   "too few draws to tell what drives the outcomes: with 8 draws and 300 inputs, chance alone "
                   "gives one of them up to "))
      << a.notes[0];
}
