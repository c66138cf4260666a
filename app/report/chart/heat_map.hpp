#pragma once
// A grid of numbers with darker cells for greater ones: staff use by scenario and role, or a sweep over two settings.
#include <optional>

#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

struct HeatMap {
  std::string id, caption, reading;
  std::string row_title, column_title;
  std::vector<std::string> rows, columns;
  std::vector<double> values;  ///< [row][column]; not-a-number: an empty cell.
  Unit unit = Unit::plain;
  std::optional<double> alarm_above;  ///< Cells above it are outlined.
  bool from_least = false;            ///< The lightest cell has the least value, not zero.
  double darkest = 0;                 ///< The value of the darkest cell; 0: the greatest.
};

/// Column names that have no room are turned upwards.
Figure figure_of(const HeatMap& map);

}  // namespace app
