// The charts of the report: scales with known ticks, words that fit, and the pictures of a study's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/report/chart/bar_chart.hpp"
#include "app/report/chart/cloud.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/chart/frame.hpp"
#include "app/report/chart/heat_map.hpp"
#include "app/report/chart/line_chart.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/policy.hpp"
#include "app/xml.hpp"

using namespace app;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// Every x and width of the picture lies inside it, and no coordinate is missing.
void expect_inside(const std::string& picture, double width) {
  EXPECT_EQ(picture.find("nan"), std::string::npos);
  EXPECT_EQ(picture.find("inf"), std::string::npos);
  for (const std::string key : {" x=\"", " cx=\"", " x1=\"", " x2=\""})
    for (std::size_t at = picture.find(key); at != std::string::npos; at = picture.find(key, at + 1)) {
      const double x = std::stod(picture.substr(at + key.size(), 12));
      EXPECT_GE(x, -0.1) << picture.substr(at, 80);
      EXPECT_LE(x, width + 0.1) << picture.substr(at, 80);
    }
}

void expect_sound(const Figure& figure) {
  expect_inside(figure.wide, kWide);
  expect_inside(figure.narrow, kNarrow);
  EXPECT_FALSE(figure.table.rows.empty());
  for (const auto& row : figure.table.rows) EXPECT_EQ(row.size(), figure.table.headings.size());
  for (const auto& row : figure.data.rows) EXPECT_EQ(row.size(), figure.data.columns.size());
  EXPECT_NE(figure.vega.find("vega-lite/v5"), std::string::npos);
}

const double kNaN = std::nan("");

}  // namespace

TEST(Ticks, AreRoundNumbersAroundTheData) {
  const Ticks ticks = ticks_for(3.2, 17.9, 5, {});
  EXPECT_EQ(ticks.step, 5);
  EXPECT_EQ(ticks.at, (std::vector<double>{0, 5, 10, 15, 20}));
  EXPECT_EQ(ticks_for(0.11, 0.19, 4, {}).words(0.12, Unit::percent), "12 %");
  const Ticks months = ticks_for(0, 60, 8, {.title = "", .from_zero = true, .months = true});
  EXPECT_EQ(months.step, 12);
  EXPECT_EQ(months.high, 60);
  EXPECT_EQ(ticks_for(0, 60, 3, {.title = "", .from_zero = true, .months = true}).words(24, Unit::plain), "24");
  EXPECT_EQ(ticks_for(0, 1, 4, {}).words(0.25, Unit::percent), "25 %");
}

TEST(Ticks, ExistForNothingForOneNumberAndForHugeOnes) {
  for (const auto& [low, high] :
       std::vector<std::pair<double, double>>{{1, 0}, {0, 0}, {7, 7}, {-1e9, 1e9}, {1e-9, 2e-9}}) {
    const Ticks ticks = ticks_for(low, high, 5, {});
    EXPECT_GE(ticks.at.size(), 2U);
    EXPECT_LT(ticks.at.size(), 20U);
    EXPECT_LT(ticks.low, ticks.high);
  }
}

TEST(Ticks, OfYearsBeginWithTheFirst) {
  const Axis years{.title = "year", .months = true};
  EXPECT_EQ(ticks_for(1, 5, 5, years).at, (std::vector<double>{1, 2, 3, 4, 5}));
  EXPECT_EQ(ticks_for(1, 5, 3, years).at, (std::vector<double>{1, 3, 5}));
  const Ticks one = ticks_for(1, 1, 5, years);
  EXPECT_EQ(one.at, (std::vector<double>{1}));
  EXPECT_LT(one.low, 1);
  EXPECT_GT(one.high, 1);
}

TEST(Ticks, LeaveNoEmptyBandWhenTrimmed) {
  Range range;
  range.see({-0.31, 0.52});
  const Ticks wide = ticks_for(-0.31, 0.52, 2, {}), trim = trimmed(wide, range, {});
  EXPECT_EQ(wide.at, (std::vector<double>{-0.5, 0, 0.5, 1}));
  EXPECT_EQ(trim.at, (std::vector<double>{-0.5, 0, 0.5}));
  EXPECT_GE(trim.high, 0.52);
  EXPECT_LE(trim.low, -0.31);
}

TEST(Words, AreRoundedForPeople) {
  EXPECT_EQ(value_words(237, Unit::plain, 20), "240");  // To tens, and never to twenties:
  EXPECT_EQ(value_words(167, Unit::plain, 5), "167");
  EXPECT_EQ(value_words(-0.1234, Unit::plain, 0.01), "−0.12");
  EXPECT_EQ(value_words(14272070, Unit::plain, 100000), "14,300,000");
  EXPECT_EQ(value_words(0.4567, Unit::percent, 0.01), "46 %");
  EXPECT_EQ(value_words(kNaN, Unit::plain, 1), "–");
}

TEST(TextWidth, CropsAndBreaksToFit) {
  const std::string name = "a very long name of a scenario that goes on and on";
  for (const double width : {20.0, 60.0, 150.0}) {
    EXPECT_LE(text_width(cropped(name, width, 12), 12), width);
    for (const auto& line : broken(name, width, 12, 2)) EXPECT_LE(text_width(line, 12), width);
  }
  EXPECT_EQ(cropped("short", 100, 12), "short");
  EXPECT_NEAR(text_width("AA", 100), 2 * 68, 1e-9);
}

TEST(Markup, CannotBeWrittenByAConfiguration) {
  EXPECT_EQ(escaped("</script><b a='1' c=\"2\">&"), "&lt;/script&gt;&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
  EXPECT_EQ(coordinate(12.04), "12");
  EXPECT_EQ(coordinate(-0.01), "0");
  EXPECT_EQ(coordinate(kNaN), "0");
}

TEST(Policy, NamesContentAsBrowsersDo) {
  // SHA-256 of the empty string, in base64.
  EXPECT_EQ(content_digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST(LineChart, LeavesGapsAndSurvivesNothing) {
  LineChart chart;
  chart.id = "c";
  chart.lines = {{"a", look_of(0), {0, 1, 2, 3}, {1, kNaN, 2, 3}, {}, {}},
                 {"b", look_of(1), {0, 1, 2, 3}, {kNaN, kNaN, kNaN, kNaN}, {}, {}}};
  const Figure figure = figure_of(chart);
  expect_sound(figure);
  EXPECT_EQ(count(figure.wide, "class=\"tip\""), 3U);
  EXPECT_EQ(figure.table.rows.size(), 4U);
  EXPECT_EQ(figure.table.rows[1][1], "–");
  chart.panels = true;
  expect_sound(figure_of(chart));
}

TEST(LineChart, DrawsAnAcceptabilityCurveInSteps) {
  // The first thresholds of the published example (dampack): chance that each strategy is the best buy.
  LineChart chart;
  chart.id = "ceac";
  chart.steps = true;
  chart.y.unit = Unit::percent;
  chart.lines = {{"Chemo", look_of(1), {0, 10000}, {0.0063, 0.01}, {}, {}},
                 {"Radio", look_of(2), {0, 10000}, {0.788, 0.6}, {}, {}}};
  const Figure figure = figure_of(chart);
  expect_sound(figure);
  EXPECT_EQ(figure.table.rows[0][2], "79 %");
  EXPECT_NE(figure.vega.find("step-after"), std::string::npos);
}

TEST(Tornado, PutsTheWidestBarFirst) {
  Tornado tornado;
  tornado.id = "t";
  tornado.base = 10;
  tornado.rows = {
      {"narrow", 9, 11, "1", "2"}, {"wide", 5, 18, "0.1", "0.9"}, {"one-sided", 12, 16}, {"missing", kNaN, 12}};
  const Figure figure = figure_of(tornado);
  expect_sound(figure);
  EXPECT_EQ(figure.table.rows[0][0], "wide");
  EXPECT_EQ(figure.table.rows[0][5], "13.0");
}

TEST(BarChart, StacksBothWaysFromZero) {
  BarChart chart;
  chart.id = "b";
  chart.parts = {{"staff", look_of(1), true}, {"drugs", look_of(2), true}};
  chart.rows = {{"a", {100, -40}}, {"b", {0, 0}}, {"c", {kNaN, 5}}};
  const Figure figure = figure_of(chart);
  expect_sound(figure);
  EXPECT_EQ(count(figure.wide, "<rect"), 3U);
  EXPECT_EQ(figure.table.rows[0][3], "60");
}

TEST(DotChart, DrawsAForestOfTrials) {
  DotChart chart;
  chart.id = "f";
  chart.zero = 0;
  chart.legend = {{"published", look_of(0), false}, {"simulated", look_of(1), false}};
  chart.rows = {{"trial one",
                 {{-0.43, -0.69, -0.18, look_of(0), "published", 0}, {-0.41, -0.62, -0.20, look_of(1), "simulated", 1}},
                 "−0.43"},
                {"no result", {{kNaN, kNaN, kNaN, look_of(0), "published", 0}}}};
  const Figure figure = figure_of(chart);
  expect_sound(figure);
  EXPECT_EQ(figure.table.rows.size(), 3U);
  EXPECT_EQ(figure.table.rows[0][1], "published");
}

namespace {

// The colour that a scale of the specification gives to a name; empty: none.
std::string colour_in(const Figure& figure, const std::string& name) {
  const auto scale = nlohmann::json::parse(figure.vega).at("encoding").at("color").at("scale");
  for (std::size_t i = 0; i < scale.at("domain").size(); ++i)
    if (scale.at("domain")[i] == name) return scale.at("range")[i];
  return "";
}

}  // namespace

TEST(VegaLite, HasTheColoursOfThePicture) {
  DotChart chart;
  chart.id = "d";
  chart.rows = {{"a", {{1, 0, 2, look_of(1), "a", 0}}}, {"b", {{2, 1, 3, look_of(2), "b", 0}}}};
  const Figure rows = figure_of(chart);
  EXPECT_EQ(colour_in(rows, "a"), look_of(1).colour);
  EXPECT_EQ(colour_in(rows, "b"), look_of(2).colour);
  // With a legend the series carry its words, whatever the marks were called.
  chart.legend = {{"total: has a part in", look_of(3), false}, {"alone", look_of(4), false}};
  chart.rows = {{"input", {{1, 0, 2, look_of(3), "total", 0}, {0.5, 0, 1, look_of(4), "alone", 1}}}};
  const Figure series = figure_of(chart);
  EXPECT_EQ(std::get<std::string>(series.data.rows[0][1]), "total: has a part in");
  EXPECT_EQ(colour_in(series, "total: has a part in"), look_of(3).colour);
}

TEST(VegaLite, QuotesNamesInItsExpressions) {
  LineChart chart;
  chart.id = "l";
  chart.lines = {{"\"] === 1 || (\"", {"#000", "4 2", 0}, {0, 1}, {1, 2}, {}, {}}};
  const auto dash = nlohmann::json::parse(figure_of(chart).vega).at("layer")[1].at("encoding").at("strokeDash");
  EXPECT_EQ(dash.at("condition")[0].at("test"), R"(datum["line"] === "\"] === 1 || (\"")");
}

TEST(HeatMap, OutlinesWhatIsAboveTheLimit) {
  HeatMap map;
  map.id = "h";
  map.rows = {"a", "b"};
  map.columns = {"nurse", "a role with a very long name indeed"};
  map.values = {0.5, 0.9, kNaN, 0};
  map.unit = Unit::percent;
  map.alarm_above = 0.85;
  const Figure figure = figure_of(map);
  expect_sound(figure);
  EXPECT_EQ(count(figure.wide, std::string("stroke=\"") + kAlarm), 2U);  // One cell, drawn with a double edge.
  EXPECT_EQ(figure.table.rows[0][2], "90 %");
}

TEST(Cloud, OfFiveThousandDrawsAndEightScenariosStaysSmall) {
  Cloud cloud;
  cloud.id = "p";
  cloud.slopes = {{50'000, "50,000 per QALY"}};
  cloud.joined = {0, 3};
  for (std::size_t s = 0; s < 8; ++s) {
    DotSeries series{"scenario " + std::to_string(s), look_of(s + 1), {}, {}};
    for (int i = 0; i < 5000; ++i) {  // A lattice turned by an irrational angle: no draws needed.
      const double u = std::fmod(0.618033988749895 * i, 1.0), v = std::fmod(0.754877666246693 * i, 1.0);
      series.x.push_back(0.02 * static_cast<double>(s) + 0.05 * (u - 0.5));
      series.y.push_back(400 * static_cast<double>(s) + 3000 * (v - 0.5));
    }
    cloud.series.push_back(std::move(series));
  }
  const Figure figure = figure_of(cloud);
  expect_sound(figure);
  EXPECT_LT(figure.wide.size() + figure.narrow.size(), 1'600'000U);
  // Means of the lattice are at the middle within 1/sqrt(n).
  EXPECT_EQ(figure.table.rows[0][3], "5000");
}
