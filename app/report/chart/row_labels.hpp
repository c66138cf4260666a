#pragma once
// Names at the rows of a chart: at the left where there is room, above their row on a narrow picture.
#include <string>
#include <vector>

#include "app/report/chart/svg.hpp"

namespace app {

class RowLabels {
 public:
  RowLabels(double picture_width, const std::vector<std::string>& labels);

  bool above() const { return above_; }
  /// Where the rows begin.
  double left() const { return above_ ? 8 : room_ + 12; }
  /// Extra height of a row whose name stands above it.
  double head() const { return above_ ? (long_ ? 31 : 17) : 0; }
  /// Height of a row that is `usual` high without long names: two lines of a name need more.
  double height(double usual) const { return long_ && !above_ && usual < 33 ? 33 : usual; }
  /// The name of a row whose marks lie between `top + head()` and `top + head() + height`.
  void draw(Svg& svg, const std::string& label, double top, double height, bool bold = false) const;

 private:
  double room_ = 0;
  bool above_ = false, long_ = false;
};

}  // namespace app
