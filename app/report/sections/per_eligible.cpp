// What a scenario does for each 1,000 patients its programmes are meant for.
#include <cmath>

#include "app/report/sections.hpp"

namespace app {

namespace {

// A scenario without programmes enrols nobody.
std::optional<Series> none_where_missing(std::optional<Series> series) {
  if (series)
    for (auto& numbers : series->scenarios)
      for (double& x : numbers)
        if (std::isnan(x)) x = 0;
  return series;
}

struct More {
  std::string heading;
  std::optional<Series> per_1000;  ///< Of all patients.
  double step;                     ///< Numbers are rounded to it.
};

}  // namespace

std::optional<WordTable> per_eligible_table(const RunView& view) {
  const auto eligible = view.measure("eligible_per_1000");
  if (!eligible || !view.compares()) return std::nullopt;
  std::string when;
  const auto responders = view.at_12_months("responder", when, 1000);
  const std::vector<More> all{
      {"enrolments", none_where_missing(view.notes("enrolled")), 1},
      {"extra responders " + when, responders, 0.1},
      {"extra overdoses", view.measure("overdoses", 1000), 0.1},
      {"extra deaths", view.deaths(1000), 0.1},
      {"extra QALYs, discounted", view.measure("discounted_qaly", 1000), 0.1},
      {"extra cost, discounted " + view.outcomes().money_unit, view.measure("discounted_cost", 1000), 1000}};
  WordTable table{{"scenario", "eligible, of 1,000 patients"}, {}, false};
  for (const More& more : all)
    if (more.per_1000) table.headings.push_back(more.heading);
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    const sim::Interval met = eligible->level(s);
    if (!std::isfinite(met.mean)) continue;
    auto& row = table.rows.emplace_back();
    row = {view.name(s), cell_words(met, 1)};
    for (const More& more : all)
      if (more.per_1000) row.push_back(cell_words(ratio_of(*more.per_1000, *eligible, s, 1000), more.step));
  }
  if (table.rows.empty()) return std::nullopt;
  return table;
}

}  // namespace app
