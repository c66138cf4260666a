#pragma once
// Clouds of dots on a plane through zero: draws of extra cost against extra effect, with lines of equal worth.
#include <optional>

#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

struct DotSeries {
  std::string name;
  Look look;
  std::vector<double> x, y;  ///< One dot each.
};

/// The line y = slope x.
struct Slope {
  double slope = 0;
  std::string words;
};

struct Cloud {
  std::string id, caption, reading;
  Axis x, y;
  std::vector<DotSeries> series;
  std::vector<Slope> slopes;
  std::vector<std::size_t> joined;  ///< The means of these series are joined by a line: a frontier.
};

/// Each cloud is one path; dots on the same place are drawn once. Means stand out, with the shape of their look.
Figure figure_of(const Cloud& cloud);

}  // namespace app
