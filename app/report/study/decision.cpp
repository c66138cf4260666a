// Which programme is worth its money, and how sure that is: plane, frontier, acceptability.
#include <algorithm>
#include <cmath>

#include "app/report/chart/cloud.hpp"
#include "app/report/chart/line_chart.hpp"
#include "app/report/study/psa_sentences.hpp"
#include "app/report/study/sections.hpp"
#include "sim/analysis/decision_sample.hpp"

namespace app {

namespace {

namespace analysis = sim::analysis;

std::size_t scenario_named(const analysis::StudyTable& t, const std::string& name) {
  return static_cast<std::size_t>(std::find(t.scenarios.begin(), t.scenarios.end(), name) - t.scenarios.begin());
}

const char* status_words(const std::string& code) {
  return code == "ND" ? "on the frontier" : code == "ED" ? "beaten by a mixture of two others" : "beaten by another";
}

// Differences to the reference, draw by draw, without the luck in them where it is known. The reference itself stands
// at zero.
Cloud plane(const StudyView& view, std::size_t stage, const sim::Table& frontier) {
  const auto& t = view.stage(stage).table;
  const analysis::DecisionSample sample = analysis::shrink(analysis::decision_runs(t), t.reference).sample;
  Cloud cloud;
  cloud.id = view.id(stage, "plane");
  cloud.caption =
      "Extra cost and extra QALYs per patient in every draw, difference to “" + t.scenarios[t.reference] + "”";
  cloud.reading =
      "Each dot is one draw of the uncertain numbers, the large marks are means. The full line is the frontier: no "
      "other scenario gives more health for the same money. Below the dashed line a programme is worth its money at "
      "that price of a QALY.";
  cloud.x = {.title = "extra QALYs per patient"};
  cloud.y = {.title = "extra cost per patient, " + view.money()};
  cloud.slopes.push_back({view.decision().headline, view.threshold()});
  for (std::size_t s = 0; s < sample.options; ++s) {
    DotSeries series{t.scenarios[s], view.look(s), {}, {}};
    for (std::size_t d = 0; d < (s == t.reference ? 1 : sample.draws); ++d) {
      series.x.push_back(sample.effect[d * sample.options + s] - sample.effect[d * sample.options + t.reference]);
      series.y.push_back(sample.cost[d * sample.options + s] - sample.cost[d * sample.options + t.reference]);
    }
    cloud.series.push_back(std::move(series));
  }
  for (std::size_t i = 0; i < sim::rows_of(frontier); ++i)
    if (words_in(frontier, "status")[i] == "ND")
      cloud.joined.push_back(scenario_named(t, words_in(frontier, "option")[i]));
  return cloud;
}

WordTable frontier_words(const StudyView& view, const sim::Table& frontier) {
  WordTable table{{"scenario", "cost, " + view.money(), "QALYs", "extra cost", "extra QALYs",
                   view.money() + " per QALY gained", "in words"},
                  {},
                  false};
  for (std::size_t i = 0; i < sim::rows_of(frontier); ++i) {
    const auto number = [&](const char* column) { return three_digits(numbers_in(frontier, column)[i]); };
    table.rows.push_back({words_in(frontier, "option")[i], number("cost"), number("effect"), number("extra_cost"),
                          number("extra_effect"), number("icer"), status_words(words_in(frontier, "status")[i])});
  }
  return table;
}

WordTable option_words(const StudyView& view, const sim::Table& options, const std::string& reference) {
  WordTable table{{"scenario", "net benefit gained at " + view.threshold(), "better, dearer", "better, cheaper",
                   "worse, cheaper", "worse, dearer", "on the frontier"},
                  {},
                  false};
  for (std::size_t i = 0; i < sim::rows_of(options); ++i) {
    const bool same = words_in(options, "option")[i] == reference;
    auto& row = table.rows.emplace_back();
    row = {words_in(options, "option")[i],
           same ? "reference" : three_digits(estimate_in(options, "net_benefit_gain", i))};
    for (const char* column : {"better_dearer", "better_cheaper", "worse_cheaper", "worse_dearer", "on_frontier"})
      row.push_back(share(numbers_in(options, column)[i]));
  }
  return table;
}

// A line of each option over the thresholds, and last the best of them.
LineChart over_thresholds(const StudyView& view, std::size_t stage, const sim::Table& curves,
                          const std::string& column) {
  const auto& t = view.stage(stage).table;
  LineChart chart;
  chart.x = {.title = "price of a QALY, " + view.money(), .from_zero = true};
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    Line line{t.scenarios[s], view.look(s), {}, {}, {}, {}};
    for (std::size_t i = 0; i < sim::rows_of(curves); ++i) {
      if (words_in(curves, "option")[i] != t.scenarios[s]) continue;
      line.x.push_back(numbers_in(curves, "threshold")[i]);
      line.y.push_back(numbers_in(curves, column)[i]);
    }
    chart.lines.push_back(std::move(line));
  }
  return chart;
}

Line best_line(const sim::Table& curves, const std::string& column, const std::string& name) {
  Line line{name, {kInk, "2 4", 4}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < sim::rows_of(curves); ++i) {
    if (numbers_in(curves, "on_frontier")[i] < 1) continue;
    line.x.push_back(numbers_in(curves, "threshold")[i]);
    line.y.push_back(numbers_in(curves, column)[i]);
  }
  return line;
}

// "The best choice on average changes with the price of a QALY: at the lowest usual care; from 5,000 USD brief."
std::string changes_words(const StudyView& view, const sim::Table& curves) {
  std::string text, last;
  std::size_t choices = 0;
  for (std::size_t i = 0; i < sim::rows_of(curves); ++i) {
    const std::string& option = words_in(curves, "option")[i];
    if (numbers_in(curves, "on_frontier")[i] < 1 || option == last) continue;
    if (choices++ > 0) text += "; from " + three_digits(numbers_in(curves, "threshold")[i]) + " " + view.money() + " ";
    text += option;
    last = option;
  }
  return choices < 2 ? last + " is the best choice on average at every price of a QALY that was looked at."
                     : "The best choice on average changes with the price of a QALY: at the lowest " + text + ".";
}

}  // namespace

std::optional<Section> which_is_worth_it(const StudyView& view, std::size_t stage) {
  const sim::Table *frontier = view.table(stage, "frontier"), *options = view.table(stage, "options");
  if (!frontier || !options) return std::nullopt;
  const auto& t = view.stage(stage).table;
  Section section;
  section.id = view.id(stage, "worth");
  section.question = view.question(stage, "Is it worth the money?");
  section.answer = psa_sentences(view, stage).frontier;
  section.notes.push_back(
      "A cost per QALY has no meaningful interval; the shares of draws below say how uncertain it is.");
  section.figures.push_back(figure_of(plane(view, stage, *frontier)));
  section.tables.push_back(
      {view.id(stage, "frontier_table"), "The frontier, on means over draws", frontier_words(view, *frontier)});
  section.tables.push_back({view.id(stage, "options_table"), "Against the reference, in shares of draws",
                            option_words(view, *options, t.scenarios[t.reference])});
  return section;
}

std::optional<Section> how_sure_is_that(const StudyView& view, std::size_t stage) {
  const sim::Table* curves = view.table(stage, "curves");
  if (!curves) return std::nullopt;
  Section section;
  section.id = view.id(stage, "sure");
  section.question = view.question(stage, "How sure are we?");
  section.answer = psa_sentences(view, stage).best;
  section.notes.push_back(changes_words(view, *curves));
  LineChart ceac = over_thresholds(view, stage, *curves, "probability_best");
  ceac.id = view.id(stage, "acceptability");
  ceac.caption = "Share of draws in which each scenario is best, by the price of a QALY";
  ceac.reading =
      "Acceptability curves. The dotted line (the acceptability frontier) follows the scenario with the highest net "
      "benefit on average, which is the one to choose, even where another is best more often.";
  ceac.y = {.title = "share of draws", .unit = Unit::percent, .from_zero = true, .at_least = 1};
  ceac.lines.push_back(best_line(*curves, "probability_best", "best on average"));
  section.figures.push_back(figure_of(ceac));
  LineChart loss = over_thresholds(view, stage, *curves, "expected_loss");
  loss.id = view.id(stage, "loss");
  loss.caption = "What choosing each scenario loses on average against knowing everything, per patient";
  loss.reading =
      "Expected loss. The lowest curve belongs to the best choice, and is at the same time the value of perfect "
      "information.";
  loss.y = {.title = view.money() + " per patient", .from_zero = true};
  section.figures.push_back(figure_of(loss));
  return section;
}

}  // namespace app
