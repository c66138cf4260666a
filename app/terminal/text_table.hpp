#pragma once
// A table in plain text: a title, headings of up to two lines, the first column to the left and the others to the
// right.
#include <string>
#include <vector>

#include "app/terminal/terminal.hpp"

namespace app {

struct TextTable {
  std::string title;
  std::vector<std::vector<std::string>> headings;  ///< One list of lines for each column.
  std::vector<std::vector<std::string>> rows;      ///< As many cells as headings.
  bool text_last = false;                          ///< The last column is text, too: to the left.
};

/// Cells that come from a configuration must be harmless already. Widths are counted in characters, not bytes.
std::string text_of(const TextTable& table, const Terminal& terminal);

}  // namespace app
