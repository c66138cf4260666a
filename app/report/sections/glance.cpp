// At a glance: one row for each scenario, one column for each thing that matters to a planner.
#include <cmath>

#include "app/report/sections.hpp"

namespace app {

Section at_a_glance(const RunView& view) {
  Section section;
  section.id = "glance";
  section.question = "What changes, at a glance?";
  std::string when;
  std::vector<Column> columns;
  const auto add = [&](const std::string& heading, std::optional<Series> series, bool difference,
                       Unit unit = Unit::plain) {
    columns.push_back({heading, std::move(series), difference, unit});
  };
  const bool d = view.compares();
  add("enrolled per 1,000", view.notes("enrolled"), false);
  const auto pegs = view.at_12_months("pegs", when);
  add("PEGS " + when, pegs, d);
  add("guideline care", view.measure("guideline_concordant"), d, Unit::percent);
  add("overdoses per 1,000", view.measure("overdoses", 1000), d);
  add("cost per patient, " + view.outcomes().money_unit, view.measure("discounted_cost"), d);
  add("QALYs per 1,000", view.measure("discounted_qaly", 1000), d);
  section.answer =
      d ? "Each figure is the difference to “" + view.reference() + "” in " + view.horizon() + ", except enrolments."
        : "One scenario: each figure is a level.";
  section.notes.push_back(view.interval_words());
  section.tables.push_back({"glance_table", "The main results", scenario_table(view, columns)});
  return section;
}

}  // namespace app
