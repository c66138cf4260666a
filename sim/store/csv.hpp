#pragma once
// Cells and lines of CSV (UTF-8, RFC 4180).
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A text cell: quoted where needed, and with a leading apostrophe when a spreadsheet would run it as a formula, that
/// is when it begins with = + - @ or a control character.
std::string csv_text(std::string_view text);
/// A number cell: the shortest text that reads back as the same number; empty for not-a-number.
std::string csv_number(double number);
std::string csv_number(float number);

/// One line after another; lines end in CR LF.
class CsvLines {
 public:
  /// Begins with the names of the columns.
  explicit CsvLines(const std::vector<std::string>& header);
  CsvLines& text(std::string_view cell);
  CsvLines& number(double cell);
  CsvLines& whole(long long cell);
  void end_line();
  std::string take() { return std::move(lines_); }

 private:
  void begin_cell();
  std::string lines_;
  bool first_ = true;
};

}  // namespace sim
