#pragma once
// A table of results as plain text for a terminal.
#include <string>

#include "app/terminal/terminal.hpp"
#include "sim/record/table.hpp"

namespace app {

struct RowLimits {
  std::size_t of_each_target = 5;  ///< Where the first column is a target.
  std::size_t all = 25;
};

/// The first rows; how many more there are is said. Codes are spelled out, numbers have three digits.
std::string table_text(const sim::Table& table, const Terminal& terminal, const RowLimits& limits = {});

}  // namespace app
