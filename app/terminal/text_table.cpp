#include "app/terminal/text_table.hpp"

#include <algorithm>

#include "sim/config/wording.hpp"

namespace app {

namespace {

std::string padded(const std::string& text, std::size_t width, bool to_left) {
  const std::size_t length = sim::count_characters(text);
  const std::string gap(width > length ? width - length : 0, ' ');
  return to_left ? text + gap : gap + text;
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, bool text_last) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool to_left = c == 0 || (text_last && c + 1 == cells.size());
    line += (c ? "  " : "") + padded(cells[c], widths[c], to_left);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::string text_of(const TextTable& table, const Terminal& terminal) {
  std::vector<std::size_t> widths(table.headings.size(), 0);
  std::size_t heading_lines = 0;
  for (std::size_t c = 0; c < table.headings.size(); ++c) {
    heading_lines = std::max(heading_lines, table.headings[c].size());
    for (const auto& line : table.headings[c]) widths[c] = std::max(widths[c], sim::count_characters(line));
    for (const auto& row : table.rows) widths[c] = std::max(widths[c], sim::count_characters(row[c]));
  }
  std::string out;
  if (!table.title.empty()) out += bold(terminal, table.title) + "\n";
  for (std::size_t i = 0; i < heading_lines; ++i) {
    std::vector<std::string> cells;
    for (const auto& heading : table.headings) {
      const std::size_t above = heading_lines - heading.size();  // Short headings stand on the last line.
      cells.push_back(i >= above ? heading[i - above] : "");
    }
    out += line_of(cells, widths, table.text_last) + "\n";
  }
  std::size_t whole = widths.empty() ? 0 : 2 * (widths.size() - 1);
  for (const std::size_t w : widths) whole += w;
  std::string rule;
  for (std::size_t i = 0; i < whole; ++i) rule += terminal.unicode ? "─" : "-";
  out += rule + "\n";
  for (const auto& row : table.rows) out += line_of(row, widths, table.text_last) + "\n";
  return out;
}

}  // namespace app
