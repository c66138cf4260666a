// Do patients get better: pain over time, disability and mood.
#include "app/report/sections.hpp"

namespace app {

namespace {

std::string answer_of(const RunView& view) {
  std::string when;
  const auto pegs = view.at_12_months("pegs", when);
  if (!pegs) return "";
  std::vector<sim::Interval> differences;
  for (std::size_t s = 1; s < pegs->size(); ++s) differences.push_back(pegs->difference(s));
  const double step = step_for(differences);
  const auto best = extreme(*pegs, true);
  if (!best)
    return "Mean pain impact (PEGS) " + when + " is " + value_words(pegs->level(0).mean, Unit::plain, 0.01) + " of 10.";
  const sim::Interval gain = pegs->difference(*best);
  if (gain.mean >= 0) return "No scenario lowers mean pain " + when + " below that of “" + view.reference() + "”.";
  return "Pain falls most under “" + view.name(*best) + "”: PEGS " + difference_words(gain, step, "points") + " " +
         when + (is_clear(gain) || !view.repeats() ? "." : "; this cannot be told from no effect.");
}

LineChart chart(const RunView& view, bool differences) {
  LineChart chart;
  chart.id = differences ? "pain_difference" : "pain";
  chart.caption = differences ? "Pain impact (PEGS, 0–10), difference to “" + view.reference() + "”"
                              : "Mean pain impact (PEGS, 0–10) of all patients";
  chart.reading = differences ? "Below the zero line patients have less pain than under “" + view.reference() + "”."
                              : "Lower is better. Everybody counts, also those whom no programme reaches.";
  if (!differences && view.repeats())
    chart.reading += view.scenarios() <= 4 ? " Ribbons: 95 % intervals." : " Intervals stand in the table.";
  if (differences && view.outcomes().panel_draws() > 1) chart.reading += " Ribbons: 95 % intervals.";
  chart.x.title = "months since the start";
  chart.x.from_zero = chart.x.months = true;
  if (!differences) chart.y.least_span = 1;
  chart.y.from_zero = differences;
  chart.y.title = differences ? "PEGS points less (−) or more (+)" : "PEGS points";
  chart.panels = differences;
  for (std::size_t s = differences ? 1 : 0; s < view.scenarios(); ++s)
    chart.lines.push_back(differences ? view.difference_over_time("pegs", s) : view.over_time("pegs", s));
  return chart;
}

}  // namespace

std::optional<Section> do_patients_get_better(const RunView& view) {
  if (!view.has_outcome("pegs")) return std::nullopt;
  Section section;
  section.id = "better";
  section.question = "Do patients get better?";
  section.answer = answer_of(view);
  section.figures.push_back(figure_of(chart(view, false)));
  if (view.compares()) section.figures.push_back(figure_of(chart(view, true)));
  std::string when;
  std::vector<Column> columns;
  const auto add = [&](const char* heading, const char* measure, double factor = 1) {
    if (auto series = view.at_12_months(measure, when, factor)) {
      columns.push_back({std::string(heading) + " " + when, series, false, Unit::plain});
      columns.push_back({std::string(heading) + ", difference", series, true, Unit::plain});
    }
  };
  add("disability (0–1)", "disability");
  add("PHQ-9", "phq");
  add("GAD-7", "gad");
  section.tables.push_back(
      {"mood_table", "Disability, depression and anxiety (lower is better)", scenario_table(view, columns)});
  return section;
}

}  // namespace app
