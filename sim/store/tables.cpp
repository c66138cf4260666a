#include "sim/store/tables.hpp"

#include <cmath>

#include "sim/store/atomic_file.hpp"
#include "sim/store/csv.hpp"
#include "sim/store/interval.hpp"

namespace sim {
namespace {

// An array that was not recorded shows as empty cells.
double cell_of(const std::vector<double>& values, std::size_t index) {
  return values.empty() ? std::nan("") : values[index];
}

std::string text_of_value(const TableColumn& column, std::size_t row) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) return csv_text((*texts)[row]);
  const double value = std::visit(
      [row](const auto& values) -> double {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          return 0;
        else
          return static_cast<double>(values[row]);
      },
      column.values);
  if (column.yes_no) return value != 0 ? "yes" : "no";
  if (value >= 0 && value < static_cast<double>(column.codes.size()))
    return csv_text(column.codes[static_cast<std::size_t>(value)]);
  if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&column.values)) return std::to_string((*whole)[row]);
  if (const auto* single = std::get_if<std::vector<float>>(&column.values)) return csv_number((*single)[row]);
  return csv_number(value);
}

}  // namespace

std::string summary_csv(const Outcomes& o) {
  CsvLines lines({"scenario", "measure", "unit", "mean", "low", "high", "interval_kind", "draws", "replicates"});
  if (o.outcome.empty()) return lines.take();
  for (std::size_t s = 0; s < o.scenarios.size(); ++s) {
    for (std::size_t m = 0; m < o.measures.size(); ++m) {
      std::vector<double> values;
      for (std::size_t d = 0; d < o.draws; ++d)
        for (std::size_t r = 0; r < o.replicates; ++r) values.push_back(o.outcome[o.at_measure(s, d, r, m)]);
      const Interval interval = interval_of(values, o.draws, o.replicates);
      lines.text(o.scenarios[s]).text(o.measures[m].name).text(o.measures[m].unit);
      lines.number(interval.mean).number(interval.low).number(interval.high).text(interval.kind);
      lines.whole(static_cast<long long>(o.draws)).whole(static_cast<long long>(o.replicates)).end_line();
    }
  }
  return lines.take();
}

std::string panels_csv(const Outcomes& o) {
  CsvLines lines({"scenario", "draw", "day", "subgroup", "outcome", "unit", "n", "mean", "sd", "q025", "q25", "q50",
                  "q75", "q975", "mean_over_runs", "se", "low", "high", "interval_kind"});
  const Panels& p = o.panels;
  for (std::size_t s = 0; s < o.scenarios.size(); ++s)
    for (std::size_t d = 0; d < o.panel_draws(); ++d)
      for (std::size_t t = 0; t < o.panel_days.size(); ++t)
        for (std::size_t g = 0; g < o.subgroups.size(); ++g)
          for (std::size_t k = 0; k < o.outcomes.size(); ++k) {
            const std::size_t at = o.at_panel(s, d, t, g, k), over = o.at_spread(s, t, g, k);
            lines.text(o.scenarios[s]).text(p.pooled_over_draws ? "all" : std::to_string(d));
            lines.number(o.panel_days[t]).text(o.subgroups[g]).text(o.outcomes[k].name).text(o.outcomes[k].unit);
            for (const std::vector<double>* values : {&p.n, &p.mean, &p.sd, &p.q025, &p.q25, &p.q50, &p.q75, &p.q975})
              lines.number(cell_of(*values, at));
            for (const std::vector<double>* values : {&o.spread.mean, &o.spread.se, &o.spread.low, &o.spread.high})
              lines.number(cell_of(*values, over));
            lines.text(o.interval_kind).end_line();
          }
  return lines.take();
}

std::string waits_csv(const Outcomes& o) {
  CsvLines lines({"scenario", "draw", "programme", "day", "wait_day", "waiting"});
  if (o.wait_day.empty() && o.waiting.empty()) return lines.take();
  for (std::size_t s = 0; s < o.scenarios.size(); ++s)
    for (std::size_t d = 0; d < o.draws; ++d)
      for (std::size_t p = 0; p < o.programmes.size(); ++p)
        for (std::size_t t = 0; t < o.panel_days.size(); ++t) {
          const std::size_t at = o.at_programme(s, d, p, t);
          lines.text(o.scenarios[s]).whole(static_cast<long long>(d)).text(o.programmes[p]).number(o.panel_days[t]);
          lines.number(cell_of(o.wait_day, at)).number(cell_of(o.waiting, at)).end_line();
        }
  return lines.take();
}

std::string staff_csv(const Outcomes& o) {
  CsvLines lines({"scenario", "draw", "staff_role", "day", "utilisation", "queue_length"});
  if (o.utilisation.empty() && o.queue_length.empty()) return lines.take();
  for (std::size_t s = 0; s < o.scenarios.size(); ++s)
    for (std::size_t d = 0; d < o.draws; ++d)
      for (std::size_t r = 0; r < o.roles.size(); ++r)
        for (std::size_t t = 0; t < o.panel_days.size(); ++t) {
          const std::size_t at = o.at_role(s, d, r, t);
          lines.text(o.scenarios[s]).whole(static_cast<long long>(d)).text(o.roles[r]).number(o.panel_days[t]);
          lines.number(cell_of(o.utilisation, at)).number(cell_of(o.queue_length, at)).end_line();
        }
  return lines.take();
}

std::string budget_csv(const Outcomes& o) {
  CsvLines lines({"scenario", "draw", "category", "year", "amount", "unit"});
  if (o.cost_by_category_year.empty()) return lines.take();
  for (std::size_t s = 0; s < o.scenarios.size(); ++s)
    for (std::size_t d = 0; d < o.draws; ++d)
      for (std::size_t c = 0; c < o.cost_categories.size(); ++c)
        for (std::size_t y = 0; y < o.years; ++y) {
          lines.text(o.scenarios[s]).whole(static_cast<long long>(d)).text(o.cost_categories[c]);
          lines.whole(static_cast<long long>(y + 1)).number(o.cost_by_category_year[o.at_year(s, d, c, y)]);
          lines.text(o.money_unit).end_line();
        }
  return lines.take();
}

std::string table_csv(const Table& table) {
  std::string lines;
  const auto end_cell = [&](std::size_t column) { lines += column + 1 < table.columns.size() ? "," : "\r\n"; };
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    lines += csv_text(table.columns[c].name);
    end_cell(c);
  }
  for (std::size_t row = 0; row < rows_of(table); ++row)
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      lines += text_of_value(table.columns[c], row);
      end_cell(c);
    }
  return lines;
}

}  // namespace sim
