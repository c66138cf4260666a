#include <gtest/gtest.h>

#include <algorithm>

#include "app/picture/flow_chart.hpp"
#include "app/picture/layout.hpp"
#include "app/picture/step_words.hpp"
#include "sim/config/read_yaml.hpp"

using namespace app;

namespace {

FlowChart chart_of(const std::string& yaml) {
  sim::Problems problems;
  const sim::Value tree = sim::read_yaml(yaml, "test.yaml", problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return flow_chart(tree, sim::Evidence{});
}

constexpr const char* kProgramme = R"(programme: test
title: "A <test> & more"
eligible: {pegs: at least 4}
staff: {session: {nurse: [90 min, 30 min]}}
pathway:
  - offer: {at: primary_care_visit, uptake: 30%}
  - wait_for_seat: {group_of: [6, 12], at_most: 26 weeks, staff: session}
  - repeat:
      times: 12
      do: [attend: {length: 90 min, chance: 0.8}, leave_after: {missed_in_a_row: 3, record: dropped_out}, wait: 1 week]
  - when: {pegs: at least 5, do: [meet: {staff: session}], otherwise: [stop]}
)";

}  // namespace

TEST(FlowChart, ShowsStaffTimesAndWhoLeaves) {
  const FlowChart chart = chart_of(kProgramme);
  ASSERT_EQ(chart.steps.size(), 4U);
  EXPECT_EQ(chart.steps[0].exit, "declines");
  EXPECT_EQ(chart.steps[1].staff, std::vector<std::string>{"nurse 120 min a meeting"}) << "minutes of a list add up";
  EXPECT_EQ(chart.steps[1].exit, "no seat within 26 weeks");
  EXPECT_EQ(chart.steps[2].title, "12 times");
  EXPECT_EQ(chart.steps[2].children.size(), 3U);
  EXPECT_EQ(chart.steps[3].title, "PEGS at least 5");
  EXPECT_EQ(chart.steps[3].otherwise.size(), 1U);
}

TEST(FlowChart, SharesArePercentAndUncertainTimesTheirValue) {
  const FlowChart chart = chart_of(R"(programme: test
staff: {call: {nurse: {value: 15, ci95: [10, 20], unit: minutes}}}
pathway:
  - offer: {at: now, uptake: 0.4}
  - meet: {staff: call, chance: 0.8}
)");
  ASSERT_EQ(chart.steps.size(), 2U);
  EXPECT_EQ(chart.steps[0].details, std::vector<std::string>{"40 % accept"});
  EXPECT_EQ(chart.steps[1].details, std::vector<std::string>{"80 % come"});
  EXPECT_EQ(chart.steps[1].staff, std::vector<std::string>{"nurse 15 min"});
}

TEST(FlowChart, WhoGoesOnWithoutAPlaceIsNoExit) {
  const FlowChart chart = chart_of(R"(programme: test
pathway:
  - caseload: {role: nurse, per_fte: 10, at_most: 4 weeks, otherwise: go_on}
  - hold_until: {pegs: below 4, check: 2 weeks, at_most: 8 weeks, otherwise: go_on}
  - hold_until: {pegs: below 4, check: 2 weeks, at_most: 8 weeks}
)");
  ASSERT_EQ(chart.steps.size(), 3U);
  EXPECT_EQ(chart.steps[0].exit, "");
  EXPECT_EQ(chart.steps[0].bypass, "no place within 4 weeks: go on without");
  EXPECT_EQ(chart.steps[1].exit, "");
  EXPECT_EQ(chart.steps[1].title, "Wait until PEGS below 4") << "otherwise is no condition";
  EXPECT_EQ(chart.steps[2].exit, "not within 8 weeks");
  const Page page = lay_out(chart);
  EXPECT_EQ(std::count_if(page.rectangles.begin(), page.rectangles.end(),
                          [](auto& r) { return r.style == std::string("exit"); }),
            1);
  for (const auto& path : page.paths)
    for (const auto& [x, y] : path.points) EXPECT_LE(x, page.width) << path.style;
}

TEST(FlowChart, EverythingLiesOnThePage) {
  const Page page = lay_out(chart_of(kProgramme));
  for (const auto& r : page.rectangles) {
    EXPECT_GE(r.x, 0);
    EXPECT_LE(r.x + r.width, page.width) << r.style;
    EXPECT_LE(r.y + r.height, page.height) << r.style;
  }
  for (const auto& path : page.paths)
    for (const auto& [x, y] : path.points) {
      EXPECT_GE(x, 0) << path.style;
      EXPECT_LE(x, page.width) << path.style;
    }
}

TEST(FlowChart, WordsAreEscaped) {
  const std::string svg = svg_of(chart_of(kProgramme));
  EXPECT_NE(svg.find("A &lt;test&gt; &amp; more"), std::string::npos);
  EXPECT_EQ(svg.find("<test>"), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
}

TEST(FlowChart, AnUnknownVerbIsShownAsItIsWritten) {
  const FlowChart chart = chart_of("pathway: [dance: {partner: nurse}]\n");
  ASSERT_EQ(chart.steps.size(), 1U);
  EXPECT_EQ(chart.steps[0].title, "Dance");
  EXPECT_EQ(chart.steps[0].details, std::vector<std::string>{"partner: nurse"});
}

TEST(StepWords, TimesComeInTheLargestUnitThatIsEven) {
  EXPECT_EQ(time_words(90), "90 min");
  EXPECT_EQ(time_words(120), "120 min");
  EXPECT_EQ(time_words(480), "8 h");
  EXPECT_EQ(time_words(7 * 1440), "1 week");
  EXPECT_EQ(time_words(525'960), "1 year");
  EXPECT_EQ(time_words(2 * 43'830), "2 months");
}

TEST(StepWords, LongWordsAreWrapped) {
  EXPECT_EQ(wrapped("one two three", 1000, 12).size(), 1U);
  EXPECT_GT(wrapped("one two three four five six", 60, 12).size(), 2U);
  EXPECT_EQ(wrapped("", 60, 12).size(), 1U);
}
