#pragma once
// Lines over time or over a price, with ribbons for what is uncertain: in one frame, or each in a frame of its own.
#include <optional>

#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

struct Line {
  std::string name;
  Look look;
  std::vector<double> x, y;       ///< As long as each other; not-a-number leaves a gap.
  std::vector<double> low, high;  ///< Empty, or as long as `y`: a 95 % interval.
};

/// A horizontal line that means something, such as the share of hours above which queues grow.
struct Limit {
  double at = 0;
  std::string words;
};

struct LineChart {
  std::string id, caption, reading;
  Axis x, y;
  std::vector<Line> lines;
  std::optional<Limit> limit;
  bool steps = false;   ///< The value holds until the next one.
  bool panels = false;  ///< Each line in a frame of its own, all with the same axes.
};

/// Ribbons are drawn for up to four lines in one frame (more would hide each other; panels have no limit). The table
/// has at most 13 rows.
Figure figure_of(const LineChart& chart);

}  // namespace app
