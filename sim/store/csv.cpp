#include "sim/store/csv.hpp"

#include <array>
#include <charconv>

namespace sim {
namespace {

template <class Number>
std::string shortest(Number number) {
  if (number != number) return {};
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

}  // namespace

std::string csv_text(std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r\n";
  std::string cell;
  if (!text.empty() && kFormula.find(text[0]) != std::string_view::npos) cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string csv_number(double number) { return shortest(number); }
std::string csv_number(float number) { return shortest(number); }

CsvLines::CsvLines(const std::vector<std::string>& header) {
  for (const std::string& name : header) text(name);
  end_line();
}

void CsvLines::begin_cell() {
  if (!first_) lines_ += ',';
  first_ = false;
}

CsvLines& CsvLines::text(std::string_view cell) {
  begin_cell();
  lines_ += csv_text(cell);
  return *this;
}

CsvLines& CsvLines::number(double cell) {
  begin_cell();
  lines_ += csv_number(cell);
  return *this;
}

CsvLines& CsvLines::whole(long long cell) {
  begin_cell();
  lines_ += std::to_string(cell);
  return *this;
}

void CsvLines::end_line() {
  lines_ += "\r\n";
  first_ = true;
}

}  // namespace sim
