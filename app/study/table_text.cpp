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

const sim::TableColumn* column_named(const sim::Table& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const sim::TableColumn& column) { return column.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

// NAME_low and NAME_high stand in the cell of NAME.
bool is_an_end(const sim::Table& table, const std::string& name) {
  for (const std::string end : {"_low", "_high"})
    if (name.ends_with(end)) {
      const std::string whole = name.substr(0, name.size() - end.size());
      if (column_named(table, whole) && column_named(table, whole + "_low") && column_named(table, whole + "_high"))
        return true;
    }
  return false;
}

std::string cell_with_ends(const sim::Table& table, const sim::TableColumn& column, std::size_t i) {
  const std::string cell = cell_of(column, i);
  const auto *low = column_named(table, column.name + "_low"), *high = column_named(table, column.name + "_high");
  if (!low || !high) return cell;
  const std::string from = cell_of(*low, i), to = cell_of(*high, i);
  return from == "-" && to == "-" ? cell : cell + " (" + from + " to " + to + ")";
}

// What the intervals are, where it is the same in all lines that are shown.
std::string one_interval(const sim::Table& table, const std::vector<std::size_t>& shown) {
  const auto* column = column_named(table, "interval");
  if (!column || shown.empty()) return "";
  const std::string first = cell_of(*column, shown.front());
  const bool same =
      std::all_of(shown.begin(), shown.end(), [&](std::size_t i) { return cell_of(*column, i) == first; });
  return same ? first : "";
}

// The column "parameter_1" is about the parameter that its sentence names.
std::string heading_of(const sim::TableColumn& column) {
  constexpr std::string_view numbered = "parameter_";
  const std::string& name = column.name;
  const bool is_numbered = name.starts_with(numbered) && name.size() > numbered.size() &&
                           name.find_first_not_of("0123456789", numbered.size()) == std::string::npos;
  if (is_numbered && column.doc.ends_with(".")) return sim::harmless(column.doc.substr(0, column.doc.size() - 1));
  return spaced(name);
}

}  // namespace

std::string table_text(const sim::Table& table, const Terminal& terminal, const RowLimits& limits) {
  const std::size_t all = sim::rows_of(table);
  if (all == 0) return "";
  const auto shown = rows_shown(table, limits);
  const std::string interval = one_interval(table, shown);
  const std::string title = table.doc + (interval.empty() ? "" : " In brackets: " + sim::harmless(interval) + ".");
  TextTable text{title, {}, std::vector<std::vector<std::string>>(shown.size())};
  for (const auto& column : table.columns) {
    if (is_an_end(table, column.name) || (!interval.empty() && column.name == "interval")) continue;
    text.headings.push_back({heading_of(column), sim::harmless(column.unit)});
    for (std::size_t i = 0; i < shown.size(); ++i) text.rows[i].push_back(cell_with_ends(table, column, shown[i]));
  }
  const bool units =
      std::any_of(text.headings.begin(), text.headings.end(), [](const auto& h) { return !h[1].empty(); });
  if (!units)
    for (auto& heading : text.headings) heading.pop_back();
  std::string out = "\n" + text_of(text, terminal);
  if (all > shown.size()) out += "  and " + std::to_string(all - shown.size()) + " more in " + table.name + ".csv\n";
  return out;
}

}  // namespace app
