#include "app/report/chart/row_labels.hpp"

#include <algorithm>

#include "app/report/chart/text_width.hpp"

namespace app {

namespace {

constexpr double kSize = 12, kMost = 230, kMargin = 6;

}  // namespace

RowLabels::RowLabels(double picture_width, const std::vector<std::string>& labels) : above_(picture_width < 500) {
  const double most = above_ ? picture_width - left() - kMargin : kMost;
  for (const auto& label : labels) {
    room_ = std::max(room_, std::min(most, text_width(label, kSize)));
    long_ = long_ || text_width(label, kSize) > most;
  }
}

void RowLabels::draw(Svg& svg, const std::string& label, double top, double height, bool bold) const {
  if (above_) {
    const auto lines = broken(label, svg.width() - left() - kMargin, kSize, long_ ? 2 : 1);
    double y = top + head() - 5 - 14 * static_cast<double>(lines.size() - 1);
    for (const auto& line : lines) {
      svg.rectangle(left() - 2, y - 11, text_width(line, kSize) + 4, 14, "#fff");  // No grid through the letters.
      svg.text(left(), y, line, {kSize, kInk, Anchor::start, bold, false, false});
      y += 14;
    }
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
