#include "sim/store/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sim {
namespace {

template <class Number>
void append_shortest(std::string& text, Number number) {
  if (number != number) return;
  std::array<char, 32> digits;
  text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

bool begins_formula(std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r\n";
  return !text.empty() && kFormula.find(text[0]) != std::string_view::npos;
}

bool needs_quotes(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

}  // namespace

std::string csv_text(std::string_view text) {
  std::string cell;
  if (begins_formula(text)) cell = "'";
  cell += text;
  if (!needs_quotes(cell)) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string csv_number(double number) {
  std::string text;
  append_shortest(text, number);
  return text;
}

std::string csv_number(float number) {
  std::string text;
  append_shortest(text, number);
  return text;
}

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
  if (begins_formula(cell) || needs_quotes(cell))
    lines_ += csv_text(cell);
  else
    lines_ += cell;
  return *this;
}

CsvLines& CsvLines::number(double cell) {
  begin_cell();
  append_shortest(lines_, cell);
  return *this;
}

CsvLines& CsvLines::whole(long long cell) {
  begin_cell();
  append_shortest(lines_, cell);
  return *this;
}

void CsvLines::end_line() {
  lines_ += "\r\n";
  first_ = true;
}

}  // namespace sim
