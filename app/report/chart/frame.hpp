#pragma once
// The frame of a chart: where the numbers are drawn, with grid, ticks and titles around it.
#include "app/report/chart/scale.hpp"
#include "app/report/chart/svg.hpp"

namespace app {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// Ticks of an axis with as many numbers as there is room for.
Ticks ticks_across(const Range& range, const Axis& axis, double pixels);
Ticks ticks_upwards(const Range& range, const Axis& axis, double pixels);
/// Without an outermost tick beyond which more than half a step would be empty.
Ticks trimmed(Ticks ticks, const Range& range, const Axis& axis);

/// Room for the tick words at the left of a vertical axis.
double tick_room(const Ticks& ticks, Unit unit);

/// Horizontal grid lines with their numbers at the left.
void draw_grid_upwards(Svg& svg, const Box& box, const Ticks& ticks, Unit unit, bool words = true);
/// Ticks and numbers under the box; with `grid`, lines through it. Words that would touch are left out.
void draw_ticks_across(Svg& svg, const Box& box, const Ticks& ticks, Unit unit, bool grid);
/// The title of an axis: under the box, or above its upper left corner, which reads better than upright words.
void draw_title_below(Svg& svg, const Box& box, const std::string& title, double depth = 36);
void draw_title_above(Svg& svg, const Box& box, const std::string& title);

}  // namespace app
