#include <cmath>

#include "sim/analysis/rare_events.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

// "minutes" as the unit of a column would make readers (xarray) turn its numbers into time spans.
std::string singular(std::string unit) {
  for (const char* time : {"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
    if (unit == time) unit.pop_back();
  return unit;
}

std::vector<std::size_t> points_of(const StudyTable& t) {
  std::vector<std::size_t> rows = sound_rows(t, RowRole::point);
  for (const std::size_t row : sound_rows(t, RowRole::draw)) rows.push_back(row);
  return rows;
}

// "nurses 4, therapists 12", for a few parameters.
std::string point_words(const StudyTable& t, std::size_t row) {
  constexpr std::size_t kMost = 4;
  if (t.parameters.size() > kMost) return "row " + std::to_string(t.rows[row].id);
  std::string text;
  for (std::size_t p = 0; p < t.parameters.size(); ++p) {
    text +=
        (p > 0 ? ", " : "") + t.parameters[p].name + " " + with_unit(t.value[t.at_value(row, p)], t.parameters[p].unit);
  }
  return text;
}

}  // namespace

Analysis report_points(const StudyTable& t, const AnalysisRequest& request) {
  Analysis out;
  const std::vector<std::size_t> rows = points_of(t);
  std::vector<std::string> targets, intervals;
  std::vector<double> ids;
  std::vector<Estimate> estimates;
  std::vector<std::vector<double>> values(t.parameters.size());
  for (const Target& target : request.targets) {
    std::vector<double> means;
    for (const std::size_t row : rows) {
      const auto judge = target.difference ? difference_of_runs : mean_of_runs;
      const auto [e, interval] = judge(values_of(t, row, target), t.outcomes[target.outcome], request.confidence);
      intervals.push_back(interval);
      means.push_back(e.value);
      targets.push_back(target_words(t, target));
      ids.push_back(static_cast<double>(t.rows[row].id));
      estimates.push_back(e);
      for (std::size_t p = 0; p < t.parameters.size(); ++p) values[p].push_back(t.value[t.at_value(row, p)]);
    }
    std::vector<double> turned = means;
    for (double& x : turned) x = -x;
    if (means.empty()) continue;
    const std::size_t top = largest_first(means)[0], bottom = largest_first(turned)[0];
    const std::string& unit = t.outcomes[target.outcome].unit;
    if (std::isnan(means[top]))
      out.headlines.push_back(target_words(t, target) + " has no number at any point.");
    else if (means[top] == means[bottom])
      out.headlines.push_back(target_words(t, target) + " is " + with_unit(means[top], unit) + " at every point.");
    else
      out.headlines.push_back(target_words(t, target) + " is between " + with_unit(means[bottom], unit) + " (" +
                              point_words(t, rows[bottom]) + ") and " + with_unit(means[top], unit) + " (" +
                              point_words(t, rows[top]) + ").");
  }
  TableMaker table("points", "result", "Every target at every point of the design.");
  table.text("target", "Outcome and scenario.", targets).number("row_id", "", "Row of the design.", ids);
  for (std::size_t p = 0; p < t.parameters.size(); ++p)
    table.number("parameter_" + std::to_string(p + 1), singular(t.parameters[p].unit), t.parameters[p].name + ".",
                 values[p]);
  table.estimate("mean", "", "Mean over replicates, and how well it is known.", estimates).interval(intervals);
  out.tables.push_back(table.take());
  if (t.replicates < 2) out.notes.push_back("with one replicate a point there is no interval");
  return out;
}

}  // namespace sim::analysis
