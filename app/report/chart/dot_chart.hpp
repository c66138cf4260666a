#pragma once
// Values with their intervals, row by row, along one axis: differences between scenarios, subgroups, forest plots.
#include <optional>

#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

struct Mark {
  double at = 0, low = 0, high = 0;  ///< Not-a-number: nothing is drawn, or no interval.
  Look look;
  std::string name;       ///< Of its series, where no legend names it.
  std::size_t entry = 0;  ///< In the legend.
};

struct DotRow {
  std::string label;
  std::vector<Mark> marks;
  std::string words = {};  ///< What stands at the right end; empty: nothing.
};

struct DotChart {
  std::string id, caption, reading;
  Axis x;
  std::vector<LegendEntry> legend;  ///< Empty where the row's label says it all.
  std::vector<DotRow> rows;
  std::optional<double> zero;          ///< A line that everything is compared with.
  std::string less_words, more_words;  ///< What lies to its left and right.
  std::string row_title = "scenario";
};

Figure figure_of(const DotChart& chart);

}  // namespace app
