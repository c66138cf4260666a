// What comes out, and how uncertain it is: every outcome over the draws, and what its uncertainty comes from.
#include <algorithm>
#include <map>

#include "app/report/chart/dot_chart.hpp"
#include "app/report/study/sections.hpp"

namespace app {

namespace {

constexpr std::size_t kMostFigures = 6, kDrivers = 5;

// One picture for each outcome, one row for each scenario.
std::vector<Figure> pictures(const StudyView& view, std::size_t stage, const sim::Table& table) {
  const auto& t = view.stage(stage).table;
  std::map<std::size_t, DotChart> charts;
  for (const auto& target : view.targets(stage, table)) {
    const auto& outcome = t.outcomes[target.outcome];
    const bool difference = target.words.ends_with("against " + t.scenarios[t.reference]);
    DotChart& chart = charts[target.outcome];
    chart.id = view.id(stage, "outcome") + "_" + outcome.name;
    chart.caption =
        outcome.name + (difference ? ", difference to “" + t.scenarios[t.reference] + "” with the same luck" : "");
    chart.reading =
        "Mean over draws; the bars hold 95 % of the draws. Where draws cannot be told from luck they say how well the "
        "mean is known; the table below says where.";
    chart.x = {.title = outcome.unit.empty() ? outcome.name : outcome.name + ", " + outcome.unit};
    if (difference) chart.zero = 0, chart.less_words = "less", chart.more_words = "more";
    const auto e = estimate_in(table, "mean", target.from);
    const std::string& name = t.scenarios[target.scenario];
    chart.rows.push_back({name, {{e.value, e.low, e.high, view.look(target.scenario), name, 0}}});
  }
  std::vector<Figure> figures;
  for (const auto& [outcome, chart] : charts)
    if (figures.size() < kMostFigures) figures.push_back(figure_of(chart));
  return figures;
}

WordTable outcome_words(const StudyView& view, std::size_t stage, const sim::Table& table) {
  WordTable words{
      {"outcome", "mean and range", "above zero", "luck in a draw’s mean", "draws", "what the range is"}, {}, false};
  const bool kinds = has_column(table, "interval");
  for (const auto& target : view.targets(stage, table))
    words.rows.push_back(
        {target.words + (target.unit.empty() ? "" : ", " + target.unit),
         three_digits(estimate_in(table, "mean", target.from)), share(numbers_in(table, "above_zero")[target.from]),
         share(numbers_in(table, "luck")[target.from]), three_digits(numbers_in(table, "draws")[target.from]),
         kinds ? words_in(table, "interval")[target.from] : "95 % of draws"});
  return words;
}

WordTable driver_words(const StudyView& view, std::size_t stage, const sim::Table& drivers) {
  WordTable words{{"outcome", "input", "share of the variance that it explains alone", "chance gives up to"}, {}, true};
  for (const auto& target : view.targets(stage, drivers))
    for (std::size_t i = target.from; i < std::min(target.to, target.from + kDrivers); ++i)
      words.rows.push_back({target.words, view.input(stage, words_in(drivers, "parameter")[i]),
                            share(std::max(0.0, numbers_in(drivers, "first")[i])),
                            has_column(drivers, "noise_level") ? share(numbers_in(drivers, "noise_level")[i]) : ""});
  return words;
}

}  // namespace

std::optional<Section> how_uncertain_is_it(const StudyView& view, std::size_t stage) {
  const sim::Table *table = view.table(stage, "uncertainty"), *drivers = view.table(stage, "drivers");
  if (!table) return std::nullopt;
  Section section;
  section.id = view.id(stage, "outcomes");
  section.question = view.question(stage, "What comes out, and how uncertain is it?");
  const auto& t = view.stage(stage).table;
  section.answer = std::to_string(sim::analysis::sound_rows(t, sim::analysis::RowRole::draw).size()) + " draws of " +
                   std::to_string(t.parameters.size()) +
                   " uncertain inputs: every outcome with the range that holds 95 % of them.";
  section.figures = pictures(view, stage, *table);
  section.tables.push_back(
      {view.id(stage, "outcomes_table"), "Every outcome over the draws", outcome_words(view, stage, *table)});
  if (drivers)
    section.tables.push_back({view.id(stage, "drivers_table"), "Where the uncertainty of each outcome comes from",
                              driver_words(view, stage, *drivers), true});
  return section;
}

}  // namespace app
