#include "app/summary/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "app/summary/columns.hpp"
#include "app/summary/series.hpp"

using namespace app;

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// Two scenarios, one draw, two replicates.
sim::Outcomes small_outcomes() {
  sim::Outcomes o;
  o.title = "A test";
  o.scenarios = {"usual care", "more"};
  o.programmes = {"group_cbt"};
  o.roles = {"nurse"};
  o.subgroups = {"everybody"};
  o.replicates = 2;
  o.panel_days = {365.25};
  o.measures = {{"people", "person", ""},
                {"pegs", "points", ""},
                {"per_1000.group_cbt.enrolled", "1", ""},
                {"wait_day.group_cbt", "day", ""}};
  o.outcome = {100, 6.0, kNothing, kNothing, 100, 6.2, kNothing, kNothing, 100, 5.5, 200, 30, 100, 5.9, 220, 40};
  o.utilisation = {kNothing, 0.75};
  return o;
}

}  // namespace

TEST(Series, DifferencesArePairedByReplicate) {
  const auto pegs = measure_series(small_outcomes(), "pegs");
  ASSERT_TRUE(pegs.has_value());
  const sim::Interval difference = pegs->difference(1);
  EXPECT_NEAR(difference.mean, -0.4, 1e-12);
  // Differences -0.5 and -0.3: standard error 0.1, Student's t with one degree of freedom 12.7.
  EXPECT_NEAR(difference.high - difference.mean, 1.27, 0.01);
  EXPECT_FALSE(measure_series(small_outcomes(), "no such").has_value());
}

TEST(Series, NotesOfSeveralProgrammesAddUpAndMissingOnesDoNot) {
  auto o = small_outcomes();
  auto sum = summed_series(o, "per_1000.", ".enrolled");
  ASSERT_TRUE(sum.has_value());
  EXPECT_TRUE(std::isnan(sum->level(0).mean));
  EXPECT_NEAR(sum->level(1).mean, 210, 1e-9);
  o.measures[3].name = "per_1000.other.enrolled";
  sum = summed_series(o, "per_1000.", ".enrolled");
  EXPECT_NEAR(sum->level(1).mean, 245, 1e-9);
  EXPECT_FALSE(summed_series(o, "per_1000.", ".completed").has_value());
}

TEST(Series, AnIntervalOfACountOrAShareDoesNotGoBelowZero) {
  // Two repeats of 1 and 3: mean 2, standard error 1, 12.7 standard errors either way.
  const auto level = [](const char* unit) { return Series{unit, 1, 2, {{1, 3}, {3, 1}}}.level(0); };
  EXPECT_EQ(level("1").low, 0);
  EXPECT_NEAR(level("1").high, 14.7, 0.01);
  EXPECT_NEAR(level("points").low, -10.7, 0.01) << "a change of a score may be less than nothing";
  const Series counts{"1", 1, 2, {{1, 3}, {3, 1}}};
  EXPECT_LT(counts.difference(1).low, 0) << "differences go both ways";
}

TEST(Summary, ShortWaitsAreHoursOrMinutes) {
  EXPECT_EQ(wait_length(35.2), "35 days");
  EXPECT_EQ(wait_length(0.5), "12.0 hours");
  EXPECT_EQ(wait_length(0.01), "14.4 minutes");
}

TEST(Summary, NamesListsThatNobodyGotAPlaceFrom) {
  auto o = small_outcomes();
  o.programmes.push_back("nurse");
  o.measures.push_back({"wait_day.nurse", "day", ""});
  o.measures.push_back({"per_1000.nurse.joined_the_list", "1", ""});
  o.outcome = {100, 6.0, kNothing, kNothing, kNothing, kNothing, 100, 6.2, kNothing, kNothing, kNothing, kNothing,
               100, 5.5, 200,      30,       kNothing, 50,       100, 5.9, 220,      40,       kNothing, 70};
  EXPECT_EQ(longest_wait(o, 0), "none");
  EXPECT_EQ(longest_wait(o, 1), "35 days, group_cbt; nobody got a place, nurse");
  o.measures[4].name = "wait_day.group_cbt.second";
  for (const std::size_t i : {16U, 22U}) o.outcome[i] = 90;
  EXPECT_EQ(longest_wait(o, 1), "90 days, group_cbt.second") << "lists of one programme are told apart";
}

TEST(Summary, SaysWhatItsIntervalsHold) {
  const std::string text = summary_text(small_outcomes(), {"out", 2, 10, 200}, {});
  EXPECT_NE(text.find("simulation noise"), std::string::npos) << text;
  EXPECT_NE(text.find("reference"), std::string::npos) << text;
  EXPECT_NE(text.find("35 days, group_cbt"), std::string::npos) << text;
  EXPECT_NE(text.find("nurse 75 %"), std::string::npos) << text;
}

TEST(Summary, OneReplicateHasNoIntervals) {
  auto o = small_outcomes();
  o.replicates = 1;
  o.outcome = {100, 6.0, kNothing, kNothing, 100, 5.5, 200, 30};
  const std::string text = summary_text(o, {"out", 2, 10, 200}, {});
  EXPECT_NE(text.find("no intervals"), std::string::npos) << text;
  EXPECT_EQ(text.find(" to "), std::string::npos) << text;
}

TEST(Summary, NamesAreHarmless) {
  auto o = small_outcomes();
  o.title = "\033[31mred";
  o.scenarios[1] = "\033]0;title\a";
  const std::string text = summary_text(o, {"out", 2, 10, 200}, {});
  EXPECT_EQ(text.find('\033'), std::string::npos);
  EXPECT_EQ(text.find('\a'), std::string::npos);
}

TEST(Summary, JsonSaysNullWhereThereIsNothing) {
  const std::string json = summary_json(small_outcomes(), {"out", 2, 10, 200});
  EXPECT_NE(json.find("\"mean\": null"), std::string::npos);
  EXPECT_EQ(json.find("nan"), std::string::npos);
}
