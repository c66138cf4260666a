#include "app/summary/summary.hpp"

#include <cmath>

#include "app/summary/columns.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

sim::Interval shown(const SummaryColumn& column, const Series& series, std::size_t scenario) {
  return column.shows == Shows::level ? series.level(scenario) : series.difference(scenario);
}

// One column's cells, all rounded alike.
std::vector<std::string> cells_of(const SummaryColumn& column, const Series& series) {
  std::vector<double> all;
  std::vector<sim::Interval> intervals;
  for (std::size_t s = 0; s < series.size(); ++s) {
    const auto& i = intervals.emplace_back(shown(column, series, s));
    all.push_back(i.mean);
    if (column.with_interval) all.insert(all.end(), {i.low, i.high});
  }
  const Rounding rounding = rounding_for(all);
  const bool difference = column.shows == Shows::difference;
  std::vector<std::string> cells;
  for (std::size_t s = 0; s < series.size(); ++s) {
    const auto& i = intervals[s];
    if (difference && s == 0) {
      cells.emplace_back("reference");
      continue;
    }
    std::string cell = difference ? signed_words(i.mean, rounding) : number_words(i.mean, rounding);
    if (column.with_interval && std::isfinite(i.low) && std::isfinite(i.high))
      cell += " (" + number_words(i.low, rounding) + " to " + number_words(i.high, rounding) + ")";
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::string interval_words(const sim::Outcomes& o) {
  if (o.draws * o.replicates < 2)
    return "One draw, one replicate: no intervals. Ask for more with --replications or --draws.";
  std::string words = "In brackets: 95 % intervals, " + o.interval_kind;
  if (o.draws > 1)
    return words + " (" + std::to_string(o.draws) + " draws of the uncertain numbers, the same for every scenario).";
  return words + " (" + std::to_string(o.replicates) +
         " replicates; the uncertain numbers stay at their central values).";
}

TextTable empty_table(const sim::Outcomes& o, std::string title) {
  TextTable table;
  table.title = std::move(title);
  table.headings.push_back({"scenario"});
  for (const std::string& name : o.scenarios) table.rows.push_back({sim::harmless(name)});
  return table;
}

TextTable table_of(const sim::Outcomes& o, const SummaryPart& part) {
  TextTable table = empty_table(o, part.title);
  for (const SummaryColumn& column : part.columns) {
    if (column.shows == Shows::difference && o.scenarios.size() < 2) continue;
    const auto series = column.number(o);
    if (!series) continue;
    table.headings.push_back(column.heading);
    const auto cells = cells_of(column, *series);
    for (std::size_t s = 0; s < cells.size(); ++s) table.rows[s].push_back(cells[s]);
  }
  return table;
}

TextTable staff_table(const sim::Outcomes& o) {
  TextTable table = empty_table(o, "Waits and staff");
  table.headings.push_back({"longest mean wait", "of those who began"});
  table.headings.push_back({"busiest staff", ""});
  for (std::size_t s = 0; s < o.scenarios.size(); ++s) {
    table.rows[s].push_back(longest_wait(o, s));
    table.rows[s].push_back(busiest_role(o, s));
  }
  return table;
}

}  // namespace

std::string summary_text(const sim::Outcomes& o, const RunFacts& facts, const Terminal& terminal) {
  std::string out = bold(terminal, sim::harmless(o.title)) + "\n";
  const auto people = measure_series(o, "people");
  if (people && people->size() > 0)
    out += number_words(people->level(0).mean, {1, 0}) + " patients in each of " + std::to_string(o.scenarios.size()) +
           (o.scenarios.size() == 1 ? " scenario; " : " scenarios; ");
  out += number_words(facts.patient_years, {1, 0}) + " patient-years in " + duration_words(facts.wall_seconds) + "\n";
  out += interval_words(o) + "\n";
  for (const SummaryPart& part : summary_parts(o)) {
    const TextTable table = table_of(o, part);
    if (table.headings.size() > 1) out += "\n" + text_of(table, terminal);
  }
  if (!o.programmes.empty()) out += "\n" + text_of(staff_table(o), terminal);
  return out + "\n";
}

}  // namespace app
