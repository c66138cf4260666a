// The tables about parameters and decisions, and all tables into a folder.
#include <cmath>
#include <utility>

#include "sim/store/atomic_file.hpp"
#include "sim/store/csv.hpp"
#include "sim/store/interval.hpp"
#include "sim/store/tables.hpp"

namespace sim {
namespace {

// With one draw the replicates are the sample; with more, each draw's mean over its replicates is one.
double mean_in_draw(const Outcomes& o, const std::vector<double>& values, std::size_t scenario, std::size_t draw) {
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(o.at_replicate(scenario, draw, 0));
  return interval_of({first, first + static_cast<std::ptrdiff_t>(o.replicates)}, 1, o.replicates).mean;
}

bool has_lines(const std::string& csv) { return csv.find("\r\n") + 2 < csv.size(); }

}  // namespace

std::string parameters_csv(const Outcomes& o) {
  CsvLines lines({"parameter", "unit", "central", "low", "high", "provenance", "source", "note"});
  const ParameterRecord& p = o.parameters;
  const auto at = [](const std::vector<double>& values, std::size_t i) {
    return values.empty() ? std::nan("") : values[i];
  };
  for (std::size_t i = 0; i < p.names.size(); ++i) {
    lines.text(p.names[i]).text(p.units[i]).number(at(p.central, i)).number(at(p.low, i)).number(at(p.high, i));
    lines.text(p.provenances[i]).text(p.sources[i]).text(p.notes[i]).end_line();
  }
  return lines.take();
}

std::string draws_csv(const Outcomes& o) {
  CsvLines lines({"draw", "parameter", "unit", "value"});
  const ParameterRecord& p = o.parameters;
  if (p.value.empty()) return lines.take();
  for (std::size_t d = 0; d < o.draws; ++d)
    for (std::size_t i = 0; i < p.names.size(); ++i) {
      lines.whole(static_cast<long long>(d)).text(p.names[i]).text(p.units[i]);
      lines.number(p.value[d * p.names.size() + i]).end_line();
    }
  return lines.take();
}

std::string cea_csv(const Outcomes& o) {
  CsvLines lines({"sample", "strategy_id", "strategy_name", "grp_id", "cost", "qaly"});
  if (o.cost.empty() || o.qaly.empty()) return lines.take();
  const bool by_draw = o.draws > 1;
  const std::size_t samples = by_draw ? o.draws : o.replicates;
  for (std::size_t i = 0; i < samples; ++i)
    for (std::size_t s = 0; s < o.scenarios.size(); ++s) {
      const std::size_t at = o.at_replicate(s, 0, by_draw ? 0 : i);
      lines.whole(static_cast<long long>(i + 1)).whole(static_cast<long long>(s + 1)).text(o.scenarios[s]).whole(1);
      lines.number(by_draw ? mean_in_draw(o, o.cost, s, i) : o.cost[at]);
      lines.number(by_draw ? mean_in_draw(o, o.qaly, s, i) : o.qaly[at]).end_line();
    }
  return lines.take();
}

std::vector<std::string> write_tables(const Outcomes& o, const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> files{
      {"summary.csv", summary_csv(o)}, {"panels.csv", panels_csv(o)}, {"waits.csv", waits_csv(o)},
      {"staff.csv", staff_csv(o)},     {"budget.csv", budget_csv(o)}, {"parameters.csv", parameters_csv(o)},
      {"draws.csv", draws_csv(o)},     {"cea.csv", cea_csv(o)}};
  for (const Table& table : o.study_tables) files.emplace_back(table.name + ".csv", table_csv(table));
  std::vector<std::string> written;
  for (const auto& [name, csv] : files) {
    if (!has_lines(csv)) continue;
    write_whole_file(folder + "/" + name, csv);
    written.push_back(name);
  }
  return written;
}

}  // namespace sim
