// What matters most: screening, shares of variance, one input at a time.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/report/chart/bar_chart.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/study/sections.hpp"
#include "app/report/study/telling.hpp"

namespace app {

namespace {

constexpr std::size_t kMostRows = 12;
const Look kTotal{"#0b5394", "", 1}, kAlone{"#d98324", "", 0};

std::string shown_words(std::size_t lines) {
  return lines > kMostRows ? " Shown are the first " + std::to_string(kMostRows) + " of " + std::to_string(lines) + "."
                           : "";
}

Mark mark_of(const sim::analysis::Estimate& e, const Look& look, const std::string& name, std::size_t entry) {
  return {e.value, e.low, e.high, look, name, entry};
}

Figure screening(const StudyView& view, std::size_t stage, const sim::Table& table, const TargetLines& target,
                 std::size_t number) {
  DotChart chart;
  chart.id = view.id(stage, "screening") + "_" + std::to_string(number);
  chart.caption = "What moves " + target.words;
  chart.reading =
      "Mean size of the change when one input goes through its whole range, wherever the others are; bars are 95 % "
      "intervals." +
      shown_words(target.to - target.from);
  chart.x = {.title = target.unit.empty() ? "size of the change" : "size of the change, " + target.unit,
             .from_zero = true};
  chart.zero = 0;
  chart.row_title = "input";
  for (std::size_t i = target.from; i < std::min(target.to, target.from + kMostRows); ++i) {
    const std::string name = view.input(stage, words_in(table, "parameter")[i]);
    chart.rows.push_back({name, {mark_of(estimate_in(table, "mu_star", i), kTotal, name, 0)}});
  }
  return figure_of(chart);
}

Figure shares(const StudyView& view, std::size_t stage, const sim::Table& table, const TargetLines& target,
              std::size_t number) {
  DotChart chart;
  chart.id = view.id(stage, "shares") + "_" + std::to_string(number);
  chart.caption = "Where the uncertainty about " + target.words + " comes from";
  chart.reading =
      "Share of the variance that an input has a part in (total), and that it causes alone; what lies between them are "
      "interactions. Bars are 95 % intervals." +
      shown_words(target.to - target.from);
  chart.x = {.title = "share of the variance", .unit = Unit::percent, .from_zero = true};
  chart.zero = 0;
  chart.row_title = "input";
  chart.legend = {{"total: has a part in", kTotal, false}, {"alone", kAlone, false}};
  for (std::size_t i = target.from; i < std::min(target.to, target.from + kMostRows); ++i)
    chart.rows.push_back({view.input(stage, words_in(table, "parameter")[i]),
                          {mark_of(estimate_in(table, "total", i), kTotal, "total", 0),
                           mark_of(estimate_in(table, "first", i), kAlone, "alone", 1)}});
  return figure_of(chart);
}

Figure tornado(const StudyView& view, std::size_t stage, const sim::Table& table, const TargetLines& target,
               std::size_t number) {
  const auto& centre = numbers_in(table, "centre");
  Tornado chart;
  chart.id = view.id(stage, "tornado") + "_" + std::to_string(number);
  chart.caption = "What moves " + target.words;
  chart.reading =
      "One input at a time goes to the low and to the high end of what is plausible; the line is the outcome with "
      "central values." +
      shown_words(target.to - target.from);
  chart.x = {.title = target.unit.empty() ? target.words : target.words + ", " + target.unit};
  chart.base = centre[target.from];
  for (std::size_t i = target.from; i < std::min(target.to, target.from + kMostRows); ++i)
    chart.rows.push_back(
        {view.input(stage, words_in(table, "parameter")[i]), centre[i] + numbers_in(table, "change_at_low")[i],
         centre[i] + numbers_in(table, "change_at_high")[i], three_digits(numbers_in(table, "low_value")[i]),
         three_digits(numbers_in(table, "high_value")[i])});
  return figure_of(chart);
}

// "3 of 34 inputs move nothing at all: A12, ...", over all targets.
std::string inert_words(const sim::Table& table, const std::string& column) {
  std::map<std::string, double> greatest;
  const auto &names = words_in(table, "parameter"), &targets = words_in(table, "target");
  for (std::size_t i = 0; i < names.size(); ++i)
    greatest[names[i]] = std::max(greatest[names[i]], std::fabs(numbers_in(table, column)[i]));
  std::string inert;
  std::size_t n = 0;
  for (const auto& [name, size] : greatest)
    if (size == 0) inert += (n++ > 0 ? ", " : "") + name;
  if (targets.empty()) return "";
  if (n == 0) return "Each of the " + std::to_string(greatest.size()) + " inputs moves something.";
  return std::to_string(n) + " of " + std::to_string(greatest.size()) +
         (n == 1 ? " inputs moves none" : " inputs move none") + " of these outcomes at all: " + inert + ".";
}

WordTable table_of(const StudyView& view, std::size_t stage, const sim::Table& table,
                   const std::vector<std::pair<std::string, std::string>>& columns) {
  WordTable words{{"input", "outcome"}, {}, false};
  for (const auto& [column, heading] : columns) words.headings.push_back(heading);
  for (std::size_t i = 0; i < sim::rows_of(table); ++i) {
    auto& row = words.rows.emplace_back();
    row.push_back(view.input(stage, words_in(table, "parameter")[i]));
    row.push_back(words_in(table, "target")[i]);
    for (const auto& [column, heading] : columns) row.push_back(three_digits(estimate_in(table, column, i)));
  }
  return words;
}

using Draw = Figure (*)(const StudyView&, std::size_t, const sim::Table&, const TargetLines&, std::size_t);

void add_figures(Section& section, const StudyView& view, std::size_t stage, const sim::Table& table, Draw draw) {
  add_pictures(section, view.targets(stage, table),
               [&](const TargetLines& target, std::size_t number) { return draw(view, stage, table, target, number); });
}

}  // namespace

std::optional<Section> what_matters_most(const StudyView& view, std::size_t stage) {
  const sim::Table *morris = view.table(stage, "morris"), *sobol = view.table(stage, "sobol"),
                   *one_way = view.table(stage, "one_way");
  if (!morris && !sobol && !one_way) return std::nullopt;
  Section section;
  section.id = view.id(stage, "matters");
  section.question = view.question(stage, "What matters most?");
  tell(section, view.said(stage).headlines);
  if (morris) {
    section.notes.push_back(inert_words(*morris, "mu_star"));
    add_figures(section, view, stage, *morris, screening);
    section.tables.push_back({view.id(stage, "screening_table"), "All effects",
                              table_of(view, stage, *morris,
                                       {{"mu_star", "size of the effect of its whole range"}, {"mu", "with its sign"}}),
                              true});
  } else if (sobol) {
    add_figures(section, view, stage, *sobol, shares);
    section.tables.push_back({view.id(stage, "shares_table"), "All shares",
                              table_of(view, stage, *sobol, {{"total", "has a part in"}, {"first", "causes alone"}}),
                              true});
  } else {
    section.notes.push_back(inert_words(*one_way, "swing"));
    add_figures(section, view, stage, *one_way, tornado);
    section.tables.push_back(
        {view.id(stage, "tornado_table"), "All changes from the centre",
         table_of(view, stage, *one_way, {{"change_at_low", "at its low end"}, {"change_at_high", "at its high end"}}),
         true});
  }
  std::erase(section.notes, "");
  return section;
}

}  // namespace app
