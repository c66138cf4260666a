// What more research would be worth: perfect information, single parameters, kinds of sources, planned trials.
#include <algorithm>
#include <cmath>

#include "app/report/chart/bar_chart.hpp"
#include "app/report/chart/line_chart.hpp"
#include "app/report/study/psa_sentences.hpp"
#include "app/report/study/sections.hpp"

namespace app {

namespace {

constexpr std::size_t kMostRows = 12;
const Look kBar{"#0b5394", "", 0};

// "1.2 million USD" where a whole population is concerned, else the value a patient.
std::string population_words(double value, const std::string& money) {
  const auto& [unit, words] = value >= 1e6   ? std::pair{1e6, " million "}
                              : value >= 1e3 ? std::pair{1e3, " thousand "}
                                             : std::pair{1.0, " "};
  return three_digits(value / unit) + words + money;
}

// The groups of one kind, the most valuable first; those that are worth nothing are left out of the picture.
std::optional<Figure> bars(const StudyView& view, std::size_t stage, const sim::Table& table, const std::string& kind,
                           const std::string& id, const std::string& caption) {
  BarChart chart;
  chart.id = view.id(stage, id);
  chart.caption = caption;
  chart.reading = "Value per patient of knowing it exactly, at " + view.threshold() + "; ± one standard error.";
  chart.x = {.title = view.money() + " per patient", .from_zero = true};
  chart.parts = {{"value", kBar, true}};
  chart.row_title = kind;
  std::size_t left = 0;
  for (std::size_t i = 0; i < sim::rows_of(table); ++i) {
    const double value = numbers_in(table, "evppi")[i], all = numbers_in(table, "population")[i];
    if (words_in(table, "kind")[i] != kind) continue;
    if (!(value > 0) || chart.rows.size() == kMostRows) {
      ++left;
      continue;
    }
    const std::string name = words_in(table, "group")[i];
    chart.rows.push_back({kind == "parameter" ? view.input(stage, name) : name,
                          {value},
                          three_digits(value) + " ± " + three_digits(numbers_in(table, "evppi_se")[i]) +
                              (std::isfinite(all) ? "; " + population_words(all, view.money()) + " in all" : "")});
  }
  if (chart.rows.empty()) return std::nullopt;
  if (left > 0)
    chart.reading +=
        " " + std::to_string(left) + (left == 1 ? " other is" : " others are") + " worth less, or nothing.";
  return figure_of(chart);
}

LineChart evpi(const StudyView& view, std::size_t stage, const sim::Table& curves) {
  LineChart chart;
  chart.id = view.id(stage, "evpi");
  chart.caption = "Value of knowing everything, per patient, by the price of a QALY";
  chart.reading =
      "Value of perfect information: what the wrong choice costs on average. It peaks where the decision is closest. "
      "The "
      "ribbon is what so many draws leave open (95 %).";
  chart.x = {.title = "price of a QALY, " + view.money(), .from_zero = true};
  chart.y = {.title = view.money() + " per patient", .from_zero = true};
  Line line{"knowing everything", {kInk, "", 0}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < sim::rows_of(curves); ++i) {
    const double x = numbers_in(curves, "threshold")[i];
    if (!line.x.empty() && line.x.back() == x) continue;
    line.x.push_back(x);
    const double value = numbers_in(curves, "evpi")[i],
                 error = has_column(curves, "evpi_se") ? numbers_in(curves, "evpi_se")[i] : std::nan("");
    line.y.push_back(value);
    line.low.push_back(std::max(value - 1.96 * error, 0.0));
    line.high.push_back(value + 1.96 * error);
  }
  chart.lines.push_back(std::move(line));
  return chart;
}

WordTable groups_table(const StudyView& view, std::size_t stage, const sim::Table& table) {
  WordTable words{{"what would be known", "kind", "parameters", "value per patient, " + view.money(), "standard error",
                   "value for everybody, " + view.money()},
                  {},
                  false};
  for (std::size_t i = 0; i < sim::rows_of(table); ++i)
    words.rows.push_back({view.input(stage, words_in(table, "group")[i]), words_in(table, "kind")[i],
                          three_digits(numbers_in(table, "parameters")[i]),
                          three_digits(estimate_in(table, "evppi", i)), three_digits(numbers_in(table, "evppi_se")[i]),
                          three_digits(numbers_in(table, "population")[i])});
  return words;
}

// Value of each planned trial by its size.
LineChart trials(const StudyView& view, std::size_t stage, const sim::Table& table) {
  LineChart chart;
  chart.id = view.id(stage, "trials");
  chart.caption = "Value of planned trials, per patient, by their size";
  chart.reading = "Value of sample information at " + view.threshold() +
                  ", before the cost of the trial; the ribbon says how sure the estimate is.";
  chart.x = {.title = "people in the trial", .from_zero = true};
  chart.y = {.title = view.money() + " per patient", .from_zero = true};
  for (std::size_t i = 0; i < sim::rows_of(table); ++i) {
    const std::string& name = words_in(table, "trial")[i];
    if (chart.lines.empty() || chart.lines.back().name != name)
      chart.lines.push_back({name, part_look(chart.lines.size()), {}, {}, {}, {}});
    const auto e = estimate_in(table, "evsi", i);
    Line& line = chart.lines.back();
    line.x.push_back(numbers_in(table, "people")[i]);
    line.y.push_back(e.value);
    line.low.push_back(e.low);
    line.high.push_back(e.high);
  }
  return chart;
}

}  // namespace

std::optional<Section> what_is_research_worth(const StudyView& view, std::size_t stage) {
  const sim::Table *curves = view.table(stage, "curves"), *groups = view.table(stage, "evppi"),
                   *planned = view.table(stage, "trials");
  if (!curves) return std::nullopt;
  const PsaSentences said = psa_sentences(view, stage);
  Section section;
  section.id = view.id(stage, "research");
  section.question = view.question(stage, "What would more research be worth?");
  section.answer = said.doubt;
  section.notes = said.information;
  section.figures.push_back(figure_of(evpi(view, stage, *curves)));
  if (groups) {
    if (auto figure = bars(view, stage, *groups, "parameter", "evppi", "What single numbers are worth knowing"))
      section.figures.push_back(std::move(*figure));
    if (auto figure = bars(view, stage, *groups, "provenance", "evppi_sources",
                           "What knowing all numbers of one provenance would be worth"))
      section.figures.push_back(std::move(*figure));
    section.tables.push_back(
        {view.id(stage, "evppi_table"), "Every value of information", groups_table(view, stage, *groups), true});
  }
  if (planned) section.figures.push_back(figure_of(trials(view, stage, *planned)));
  return section;
}

}  // namespace app
