#include "app/study/table_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/terminal/text_table.hpp"
#include "sim/analysis/words.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

// One cell; a column may hold several units (the low end of each parameter), so each number has its own three digits.
std::string cell_of(const sim::TableColumn& column, std::size_t i) {
  return std::visit(
      [&](const auto& values) -> std::string {
        using T = std::decay_t<decltype(values[0])>;
        if constexpr (std::is_same_v<T, std::string>)
          return sim::harmless(values[i]);
        else if constexpr (std::is_floating_point_v<T>)
          return std::isnan(values[i]) ? "-" : sim::analysis::number_words(static_cast<double>(values[i]));
        else if (!column.codes.empty())
          return sim::harmless(column.codes[static_cast<std::size_t>(values[i])]);
        else if (column.yes_no)
          return values[i] != 0 ? "yes" : "no";
        else
          return std::to_string(values[i]);
      },
      column.values);
}

// The first rows of every target, or simply the first rows.
std::vector<std::size_t> rows_shown(const sim::Table& table, const RowLimits& limits) {
  const std::size_t all = sim::rows_of(table);
  const sim::TableColumn& first = table.columns.front();
  std::vector<std::size_t> shown;
  std::map<std::string, std::size_t> of_target;
  for (std::size_t i = 0; i < all && shown.size() < limits.all; ++i)
    if (first.name != "target" || of_target[cell_of(first, i)]++ < limits.of_each_target) shown.push_back(i);
  return shown;
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

std::string table_text(const sim::Table& table, const Terminal& terminal, const RowLimits& limits) {
  const std::size_t all = sim::rows_of(table);
  if (all == 0) return "";
  const auto shown = rows_shown(table, limits);
  TextTable text{table.doc, {}, std::vector<std::vector<std::string>>(shown.size())};
  for (const auto& column : table.columns) {
    text.headings.push_back({spaced(column.name), sim::harmless(column.unit)});
    for (std::size_t i = 0; i < shown.size(); ++i) text.rows[i].push_back(cell_of(column, shown[i]));
  }
  std::string out = "\n" + text_of(text, terminal);
  if (all > shown.size()) out += "  and " + std::to_string(all - shown.size()) + " more in " + table.name + ".csv\n";
  return out;
}

}  // namespace app
