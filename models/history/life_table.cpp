#include "models/history/life_table.hpp"

#include <array>
#include <charconv>

namespace models {

namespace {

constexpr std::string_view kHeader = "Year,Age,Female,Male,Total";
constexpr std::size_t kColumns = 5, kFewest = 100;

std::optional<std::array<double, kColumns>> numbers_of(std::string_view line) {
  std::array<double, kColumns> numbers{};
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto comma = line.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == kColumns)) return std::nullopt;
    const std::string_view cell = line.substr(0, comma);
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), numbers[i]);
    if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
  }
  return numbers;
}

}  // namespace

std::optional<LifeTable> parse_life_table(std::string_view text, const std::string& name, const sim::Origin& where,
                                          sim::Problems& problems) {
  LifeTable table;
  const auto bad = [&](std::size_t line, const std::string& what, const std::string& help) {
    problems.add("config/life-table", where, "life table '" + name + "', line " + std::to_string(line) + ": " + what,
                 help);
    return std::nullopt;
  };
  for (std::size_t line = 1; !text.empty(); ++line) {
    const auto end = text.find('\n');
    std::string_view row = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (line == 1) {
      if (row != kHeader) return bad(line, "is not the header", "write '" + std::string(kHeader) + "'");
      continue;
    }
    if (row.empty() && text.empty()) break;
    const auto numbers = numbers_of(row);
    if (!numbers)
      return bad(line, "'" + std::string(row.substr(0, 60)) + "' is not five numbers",
                 "write for example '2015,60,0.00669,0.011437,0.009'");
    const auto [year, age, female, male, total] = *numbers;
    if (age != static_cast<double>(table.female.size()))
      return bad(line, "the ages do not go up from 0 one by one", "ages go 0, 1, 2 ... without gaps");
    if (!(female >= 0 && female < 5 && male >= 0 && male < 5 && year > 0 && total >= 0))
      return bad(line, "a death rate is not between 0 and 5 per person-year", "");
    table.female.push_back(female);
    table.male.push_back(male);
  }
  if (table.female.size() < kFewest)
    return bad(1, "has " + std::to_string(table.female.size()) + " ages",
               "needs ages 0 to at least " + std::to_string(kFewest - 1));
  return table;
}

}  // namespace models
