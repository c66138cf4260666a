#pragma once
// Bars to the right, and to the left for what is less than nothing: plain, or stacked from parts. A tornado is made of
// the same bars, both ways from one line.
#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

struct BarRow {
  std::string label;
  std::vector<double> parts;  ///< As many as the legend has entries.
  std::string words = {};     ///< At the end of the bar; empty: the total.
};

struct BarChart {
  std::string id, caption, reading;
  Axis x;
  std::vector<LegendEntry> parts;  ///< One entry: plain bars, and no legend is shown.
  std::vector<BarRow> rows;
  std::string row_title = "scenario";
};

/// What an outcome becomes when one parameter goes from its low to its high value.
struct TornadoRow {
  std::string label;
  double at_low = 0, at_high = 0;               ///< The outcome.
  std::string low_words = {}, high_words = {};  ///< The values of the parameter.
};

struct Tornado {
  std::string id, caption, reading;
  Axis x;
  double base = 0;  ///< The outcome when nothing is changed.
  std::vector<TornadoRow> rows;
};

Figure figure_of(const BarChart& chart);
/// The widest bars first.
Figure figure_of(const Tornado& tornado);

}  // namespace app
