#pragma once
// A table by columns, as plain data: patients, events, and the tables of a study.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sim {

/// The values of one column, one per row. Not-a-number in a floating column means "nothing to report".
using ColumnValues =
    std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>, std::vector<std::int32_t>,
                 std::vector<std::int64_t>, std::vector<float>, std::vector<double>, std::vector<std::string>>;

/// One column of a table.
struct TableColumn {
  std::string name;                  ///< A plain identifier: letters, digits and underscores.
  std::string unit;                  ///< Singular ("day", "USD"); empty for counts, codes and text.
  std::string doc;                   ///< One sentence.
  ColumnValues values{};             ///< One per row.
  bool yes_no = false;               ///< int8 only: 0 is no, 1 is yes.
  std::vector<std::string> codes{};  ///< int8 and int16 only: codes[i] is what the value i stands for.
  std::string row_of{};              ///< Values are row numbers of this table ("patient"); otherwise empty.
};

/// A table: every column has the same number of rows.
struct Table {
  std::string name;  ///< The group in the result file: "patients", "events", "design".
  std::string row;   ///< What one row is: "patient", "event", "design_row".
  std::string doc;   ///< One sentence.
  std::vector<TableColumn> columns{};
};

inline std::size_t rows_of(const TableColumn& column) {
  return std::visit([](const auto& values) { return values.size(); }, column.values);
}

inline std::size_t rows_of(const Table& table) { return table.columns.empty() ? 0 : rows_of(table.columns.front()); }

}  // namespace sim
