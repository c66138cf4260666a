#include "app/report/chart/figure.hpp"

#include "sim/store/csv.hpp"

namespace app {

std::string csv_of(const DataTable& data) {
  sim::CsvLines lines(data.columns);
  for (const auto& row : data.rows) {
    for (const auto& cell : row)
      if (const auto* words = std::get_if<std::string>(&cell))
        lines.text(*words);
      else
        lines.number(std::get<double>(cell));
    lines.end_line();
  }
  return lines.take();
}

}  // namespace app
