#include "sim/care/states/rates_by_age.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::states {

namespace {

std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    const auto comma = line.find(',');
    cells.emplace_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return cells;
    line.remove_prefix(comma + 1);
  }
}

std::optional<double> number_of(const std::string& cell) {
  double x = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), x);
  return error == std::errc{} && end == cell.data() + cell.size() ? std::optional(x) : std::nullopt;
}

}  // namespace

std::vector<double> rates_by_age(std::string_view csv, const std::string& file, const std::string& column,
                                 const Origin& where, Problems& problems) {
  const auto refuse = [&](std::size_t line, const std::string& what, const std::string& help) {
    problems.add("config/life-table", where,
                 "life table " + in_quotes(file) + ", line " + std::to_string(line) + ": " + what, help);
    return std::vector<double>{};
  };
  const auto names = cells_of(take_line(csv));
  const auto index = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const std::size_t age = std::min(index("Age"), index("age")), rate = index(column);
  if (age == names.size()) return refuse(1, "there is no column 'Age'", "name it in the first line");
  if (rate == names.size())
    return refuse(1, "there is no column " + in_quotes(column),
                  did_you_mean(column, names, "the columns are " + in_words(names)));
  std::vector<double> rates;
  for (std::size_t line = 2; !csv.empty(); ++line) {
    const auto cells = cells_of(take_line(csv));
    if (cells.size() == 1 && cells[0].empty() && csv.empty()) break;
    if (cells.size() != names.size())
      return refuse(line, std::to_string(cells.size()) + " cells under " + std::to_string(names.size()) + " names", "");
    const auto years = number_of(cells[age]), deaths = number_of(cells[rate]);
    if (!years || *years != static_cast<double>(rates.size()))
      return refuse(line, "the ages do not go up from 0 one by one",
                    "the column 'Age' goes 0, 1, 2 ... without gaps, whoever is in the model");
    if (!deaths || !(*deaths >= 0 && *deaths < 5))
      return refuse(line, in_quotes(cells[rate]) + " is not a death rate between 0 and 5 per person-year", "");
    rates.push_back(*deaths);
  }
  if (rates.empty()) return refuse(2, "there are no ages", "");
  return rates;
}

}  // namespace sim::states
