#include "app/report/study/view.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

template <class T>
const std::vector<T>& values_in(const sim::Table& table, const std::string& name) {
  for (const auto& column : table.columns)
    if (const auto* values = std::get_if<std::vector<T>>(&column.values); values && column.name == name) return *values;
  throw sim::FileError("the table '" + table.name + "' of this study has no column '" + name +
                       "'; 'carepath analyse' reads what an older version wrote");
}

}  // namespace

const std::vector<std::string>& words_in(const sim::Table& table, const std::string& column) {
  return values_in<std::string>(table, column);
}

const std::vector<double>& numbers_in(const sim::Table& table, const std::string& column) {
  return values_in<double>(table, column);
}

bool has_column(const sim::Table& table, const std::string& column) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const sim::TableColumn& c) { return c.name == column; });
}

sim::analysis::Estimate estimate_in(const sim::Table& table, const std::string& column, std::size_t line) {
  sim::analysis::Estimate e;
  e.value = numbers_in(table, column)[line];
  e.low = numbers_in(table, column + "_low")[line];
  e.high = numbers_in(table, column + "_high")[line];
  return e;
}

const sim::Table* StudyView::table(std::size_t i, const std::string& name) const {
  for (const sim::Table& table : study_.answer.tables)
    if (table.name == "analysis_" + stage(i).name + "_" + name && sim::rows_of(table) > 0) return &table;
  return nullptr;
}

std::vector<TargetLines> StudyView::targets(std::size_t i, const sim::Table& table) const {
  const auto& t = stage(i).table;
  const auto& words = words_in(table, "target");
  std::vector<TargetLines> all;
  for (std::size_t line = 0; line < words.size(); ++line) {
    if (!all.empty() && all.back().words == words[line]) {
      all.back().to = line + 1;
      continue;
    }
    TargetLines lines{words[line], "", 0, t.reference, line, line + 1};
    for (const auto& target : sim::analysis::all_targets(t))
      if (sim::analysis::target_words(t, target) == lines.words)
        lines.outcome = target.outcome, lines.scenario = target.scenario,
        lines.unit = t.outcomes[target.outcome].unit == "1" ? "" : t.outcomes[target.outcome].unit;
    all.push_back(std::move(lines));
  }
  return all;
}

std::string StudyView::id(std::size_t i, const std::string& what) const {
  return stages() > 1 ? what + "_" + stage(i).name : what;
}

std::string StudyView::question(std::size_t i, const std::string& words) const {
  return stages() > 1 ? words + " (" + stage(i).name + ")" : words;
}

Look StudyView::look(std::size_t scenario) const {
  const std::size_t reference = stage(0).table.reference;
  return look_of(scenario == reference ? 0 : scenario < reference ? scenario + 1 : scenario);
}

std::string StudyView::input(std::size_t i, const std::string& name) const {
  for (const auto& p : stage(i).table.parameters)
    if (p.name == name && !p.about.empty()) return name + ": " + p.about;
  return name;
}

std::string StudyView::money() const {
  const auto& t = stage(0).table;
  const std::size_t cost = outcome_of_role(t, sim::analysis::OutcomeRole::cost);
  return cost < t.outcomes.size() && !t.outcomes[cost].unit.empty() ? t.outcomes[cost].unit : "USD";
}

std::string StudyView::threshold() const { return three_digits(decision().headline) + " " + money() + " per QALY"; }

}  // namespace app
