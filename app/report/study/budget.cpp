// What it costs the payers, year by year, while a programme is taken up.
#include <algorithm>
#include <cmath>

#include "app/report/chart/line_chart.hpp"
#include "app/report/study/psa_sentences.hpp"
#include "app/report/study/sections.hpp"
#include "app/report/study/telling.hpp"

namespace app {

namespace {

double greatest_of(const sim::Table& table) {
  Range range;
  range.see(numbers_in(table, "extra"));
  return range.empty() ? 0 : std::max(std::fabs(range.low), std::fabs(range.high));
}

LineChart by_year(const StudyView& view, std::size_t stage, const sim::Table& table) {
  const auto& t = view.stage(stage).table;
  const double greatest = greatest_of(table), unit = greatest >= 1e6 ? 1e6 : greatest >= 1e4 ? 1e3 : 1;
  LineChart chart;
  chart.id = view.id(stage, "budget_years");
  chart.caption = "Extra spending in each year for " + value_words(view.decision().budget.people, Unit::plain, 1) +
                  " people, difference to “" + t.scenarios[t.reference] + "”, undiscounted";
  chart.reading =
      "All care of these people, not only the programme: savings elsewhere are taken off. Ribbons hold 95 % of the "
      "draws.";
  chart.x = {.title = "year", .months = true};
  chart.y = {.title = std::string(unit == 1e6   ? "million "
                                  : unit == 1e3 ? "thousand "
                                                : "") +
                      view.money() + " a year",
             .from_zero = true};
  chart.panels = true;
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    if (s == t.reference) continue;
    Line line{t.scenarios[s], view.look(s), {}, {}, {}, {}};
    for (std::size_t i = 0; i < sim::rows_of(table); ++i) {
      if (words_in(table, "scenario")[i] != t.scenarios[s]) continue;
      const auto e = estimate_in(table, "extra", i);
      line.x.push_back(numbers_in(table, "year")[i]);
      line.y.push_back(e.value / unit);
      line.low.push_back(e.low / unit);
      line.high.push_back(e.high / unit);
    }
    chart.lines.push_back(std::move(line));
  }
  return chart;
}

}  // namespace

std::optional<Section> what_will_it_cost_us(const StudyView& view, std::size_t stage) {
  const sim::Table* table = view.table(stage, "budget");
  if (!table) return std::nullopt;
  Section section;
  section.id = view.id(stage, "budget");
  section.question = view.question(stage, "What will it cost us, year by year?");
  tell(section, psa_sentences(view, stage).budget);
  section.figures.push_back(figure_of(by_year(view, stage, *table)));
  WordTable words{{"scenario", "year", "share taken up", "extra spending, " + view.money(), "discounted"}, {}, false};
  for (std::size_t i = 0; i < sim::rows_of(*table); ++i)
    words.rows.push_back({words_in(*table, "scenario")[i], three_digits(numbers_in(*table, "year")[i]),
                          share(numbers_in(*table, "uptake")[i]), three_digits(estimate_in(*table, "extra", i)),
                          three_digits(numbers_in(*table, "discounted_extra")[i])});
  section.tables.push_back({view.id(stage, "budget_table"), "Extra spending by year", words});
  return section;
}

}  // namespace app
