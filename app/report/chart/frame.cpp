#include "app/report/chart/frame.hpp"

#include <algorithm>

#include "app/report/chart/text_width.hpp"

namespace app {

namespace {

constexpr double kSmall = 11;

}  // namespace

Ticks ticks_across(const Range& range, const Axis& axis, double pixels) {
  const double low = range.empty() ? 0 : range.low, high = range.empty() ? 1 : range.high;
  for (int count = static_cast<int>(pixels / 55); count > 1; --count) {
    const Ticks ticks = ticks_for(low, high, count, axis);
    double widest = 0;
    for (const double x : ticks.at) widest = std::max(widest, text_width(ticks.words(x, axis.unit), kSmall));
    if ((widest + 10) * static_cast<double>(ticks.at.size()) <= pixels) return ticks;
  }
  return ticks_for(low, high, 1, axis);
}

Ticks ticks_upwards(const Range& range, const Axis& axis, double pixels) {
  const int count = std::max(2, static_cast<int>(pixels / 32));
  return range.empty() ? ticks_for(0, 1, count, axis) : ticks_for(range.low, range.high, count, axis);
}

Ticks trimmed(Ticks t, const Range& range, const Axis& axis) {
  if (range.empty()) return t;
  const double low = axis.from_zero ? std::min(range.low, 0.0) : range.low;
  const double high = axis.from_zero ? std::max(range.high, 0.0) : range.high;
  if (t.at.size() > 2 && t.high - high > t.step / 2) {
    t.at.pop_back();
    t.high = std::max(t.at.back(), high + t.step / 12);
  }
  if (t.at.size() > 2 && low - t.low > t.step / 2) {
    t.at.erase(t.at.begin());
    t.low = std::min(t.at.front(), low - t.step / 12);
  }
  return t;
}

double tick_room(const Ticks& ticks, Unit unit) {
  double widest = 0;
  for (const double x : ticks.at) widest = std::max(widest, text_width(ticks.words(x, unit), kSmall));
  return widest + 10;
}

void draw_grid_upwards(Svg& svg, const Box& box, const Ticks& ticks, Unit unit, bool words) {
  const Scale y(ticks.low, ticks.high, box.bottom, box.top);
  for (const double x : ticks.at) {
    const bool zero = x == 0 && ticks.low < 0;
    svg.line(box.left, y(x), box.right, y(x), zero ? kAxis : kGrid);
    if (words) svg.text(box.left - 7, y(x) + 4, ticks.words(x, unit), {kSmall, kQuiet, Anchor::end, false, false});
  }
}

void draw_ticks_across(Svg& svg, const Box& box, const Ticks& ticks, Unit unit, bool grid) {
  const Scale x(ticks.low, ticks.high, box.left, box.right);
  for (const double t : ticks.at) {
    if (grid) svg.line(x(t), box.top, x(t), box.bottom, kGrid);
    svg.line(x(t), box.bottom, x(t), box.bottom + 4, kAxis);
    const std::string words = ticks.words(t, unit);
    const double half = text_width(words, kSmall) / 2;
    const double place = std::clamp(x(t), half + 1, std::max(half + 1, svg.width() - half - 1));
    svg.text(place, box.bottom + 17, words, {kSmall, kQuiet, Anchor::middle, false, false});
  }
  svg.line(box.left, box.bottom, box.right, box.bottom, kAxis);
}

void draw_title_below(Svg& svg, const Box& box, const std::string& title, double depth) {
  const double width = text_width(title, kSmall), middle = (box.left + box.right) / 2;
  const std::string words = cropped(title, svg.width() - 4, kSmall);
  const double half = std::min(width, svg.width() - 4) / 2;
  svg.text(std::clamp(middle, half + 2, svg.width() - half - 2), box.bottom + depth, words,
           {kSmall, kQuiet, Anchor::middle, false, false});
}

void draw_title_above(Svg& svg, const Box& box, const std::string& title) {
  svg.text(2, box.top - 10, cropped(title, svg.width() - 4, kSmall), {kSmall, kQuiet, Anchor::start, false, false});
}

}  // namespace app
