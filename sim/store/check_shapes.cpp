// Nothing is written whose size disagrees with its dimensions or whose name a reader could not use.
#include <algorithm>
#include <array>
#include <set>

#include "sim/core/check.hpp"
#include "sim/store/write_outcomes.hpp"

namespace sim {
namespace {

void size_is(const std::vector<double>& values, std::size_t size, const char* name) {
  if (!values.empty() && values.size() != size)
    throw BrokenRule(std::string("results: '") + name + "' has " + std::to_string(values.size()) +
                     " values, but needs " + std::to_string(size));
}

void size_is(const std::vector<std::string>& values, std::size_t size, const char* name) {
  if (values.size() != size) throw BrokenRule(std::string("results: '") + name + "' needs one text for each parameter");
}

void distinct(const std::vector<std::string>& names, const char* what) {
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (name.empty()) throw BrokenRule(std::string("results: a name of '") + what + "' is empty");
    if (name.find('\0') != std::string::npos) throw BrokenRule(std::string("results: a name holds a NUL: ") + what);
    if (!seen.insert(name).second) throw BrokenRule("results: '" + name + "' is twice among the " + what);
  }
}

bool is_identifier(const std::string& name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed) && !(name[0] >= '0' && name[0] <= '9');
}

// Some readers turn these plurals into lengths of time; the singular stays a number.
bool is_plural_time(const std::string& unit) {
  constexpr std::array<const char*, 7> kPlurals{"days",         "hours",        "minutes",    "seconds",
                                                "milliseconds", "microseconds", "nanoseconds"};
  return std::find(kPlurals.begin(), kPlurals.end(), unit) != kPlurals.end();
}

void check_column(const Table& table, const TableColumn& column) {
  const std::string where = "results: column '" + column.name + "' of table '" + table.name + "' ";
  const bool int8 = std::holds_alternative<std::vector<std::int8_t>>(column.values);
  const bool small = int8 || std::holds_alternative<std::vector<std::int16_t>>(column.values);
  if (rows_of(column) != rows_of(table)) throw BrokenRule(where + "has another number of rows than the first");
  if (column.yes_no && !int8) throw BrokenRule(where + "says yes or no, which needs int8");
  if (!column.codes.empty() && !small) throw BrokenRule(where + "holds codes, which need int8 or int16");
  if (column.codes.size() > (int8 ? 128U : 32'768U)) throw BrokenRule(where + "has more codes than its type can hold");
  if (is_plural_time(column.unit)) throw BrokenRule(where + "needs its unit in the singular");
}

void check_table(const Table& table) {
  if (!is_identifier(table.name) || !is_identifier(table.row))
    throw BrokenRule("results: a table and its rows need plain names, not '" + table.name + "', '" + table.row + "'");
  std::vector<std::string> names{table.row};
  for (const TableColumn& column : table.columns) {
    if (!is_identifier(column.name))
      throw BrokenRule("results: a column needs a plain name, not '" + column.name + "'");
    names.push_back(column.name);
    if (!column.codes.empty()) names.push_back(column.name + "_code");
    check_column(table, column);
  }
  distinct(names, "columns");
}

void check_names(const Outcomes& outcomes) {
  distinct(outcomes.scenarios, "scenarios");
  distinct(outcomes.programmes, "programmes");
  distinct(outcomes.roles, "roles");
  distinct(outcomes.subgroups, "subgroups");
  distinct(outcomes.cost_categories, "cost categories");
  distinct(outcomes.parameters.names, "parameters");
  std::vector<std::string> names;
  for (const MeasureInfo& measure : outcomes.measures) names.push_back(measure.name);
  distinct(names, "measures");
  names.clear();
  for (const OutcomeInfo& outcome : outcomes.outcomes) names.push_back(outcome.name);
  distinct(names, "outcomes");
  names = {"parameters", "provenance"};
  if (outcomes.patients) names.push_back(outcomes.patients->name);
  if (outcomes.events) names.push_back(outcomes.events->name);
  for (const Table& table : outcomes.study_tables) names.push_back(table.name);
  distinct(names, "tables");
}

void check_panels(const Outcomes& o) {
  const std::size_t cells = o.scenarios.size() * o.panel_days.size() * o.subgroups.size() * o.outcomes.size();
  const Panels& p = o.panels;
  for (const auto& [values, name] : {std::pair{&p.mean, "panels.mean"},
                                     {&p.sd, "panels.sd"},
                                     {&p.n, "panels.n"},
                                     {&p.q025, "panels.q025"},
                                     {&p.q25, "panels.q25"},
                                     {&p.q50, "panels.q50"},
                                     {&p.q75, "panels.q75"},
                                     {&p.q975, "panels.q975"}})
    size_is(*values, cells * o.panel_draws(), name);
  const PanelSpread& s = o.spread;
  for (const auto& [values, name] :
       {std::pair{&s.mean, "spread.mean"}, {&s.se, "spread.se"}, {&s.low, "spread.low"}, {&s.high, "spread.high"}})
    size_is(*values, cells, name);
}

}  // namespace

void check_shapes(const Outcomes& o) {
  const std::size_t runs = o.scenarios.size() * o.draws;
  require(runs > 0 && o.replicates > 0, "results: there is at least one scenario, draw and replicate");
  require(o.status == "complete" || o.status == "interrupted", "results: status is complete or interrupted");
  require(o.interval_kind == kSimulationNoise || o.interval_kind == kNoiseAndParameters,
          "results: an interval is simulation noise, or noise and parameters");
  check_names(o);
  size_is(o.outcome, runs * o.replicates * o.measures.size(), "outcome");
  size_is(o.cost, runs * o.replicates, "cost");
  size_is(o.qaly, runs * o.replicates, "qaly");
  check_panels(o);
  size_is(o.wait_day, runs * o.programmes.size() * o.panel_days.size(), "wait_day");
  size_is(o.waiting, runs * o.programmes.size() * o.panel_days.size(), "waiting");
  size_is(o.utilisation, runs * o.roles.size() * o.panel_days.size(), "utilisation");
  size_is(o.queue_length, runs * o.roles.size() * o.panel_days.size(), "queue_length");
  size_is(o.staff_worked, runs * o.roles.size(), "staff_worked");
  size_is(o.staff_paid, runs * o.roles.size(), "staff_paid");
  size_is(o.cost_by_category_year, runs * o.cost_categories.size() * o.years, "cost_by_category_year");
  const ParameterRecord& p = o.parameters;
  size_is(p.units, p.names.size(), "parameters.units");
  size_is(p.sources, p.names.size(), "parameters.sources");
  size_is(p.provenances, p.names.size(), "parameters.provenances");
  size_is(p.notes, p.names.size(), "parameters.notes");
  size_is(p.central, p.names.size(), "parameters.central");
  size_is(p.low, p.names.size(), "parameters.low");
  size_is(p.high, p.names.size(), "parameters.high");
  size_is(p.value, o.draws * p.names.size(), "parameters.value");
  if (o.patients) check_table(*o.patients);
  if (o.events) check_table(*o.events);
  for (const Table& table : o.study_tables) check_table(table);
}

}  // namespace sim
