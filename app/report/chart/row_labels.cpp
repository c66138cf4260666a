#include "app/report/chart/row_labels.hpp"

#include <algorithm>

#include "app/report/chart/text_width.hpp"

namespace app {

namespace {

constexpr double kSize = 12, kMost = 230;

}  // namespace

RowLabels::RowLabels(double picture_width, const std::vector<std::string>& labels) : above_(picture_width < 500) {
  for (const auto& label : labels) {
    room_ = std::max(room_, std::min(kMost, text_width(label, kSize)));
    long_ = long_ || text_width(label, kSize) > kMost;
  }
}

void RowLabels::draw(Svg& svg, const std::string& label, double top, double height, bool bold) const {
  if (above_) {
    svg.text(left(), top + 12, cropped(label, svg.width() - left() - 6, kSize),
             {kSize, kInk, Anchor::start, bold, false, true});
    return;
  }
  const auto lines = broken(label, room_, kSize, height >= 42 ? 3 : height >= 27 ? 2 : 1);
  double y = top + height / 2 + 4 - 7 * static_cast<double>(lines.size() - 1);
  for (const auto& line : lines) {
    svg.text(room_, y, line, {kSize, kInk, Anchor::end, bold, false});
    y += 14;
  }
}

}  // namespace app
