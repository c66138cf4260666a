#include "app/report/chart/cloud.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/report/chart/frame.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/chart/vega.hpp"
#include "app/xml.hpp"

namespace app {

namespace {

double mean_of(const std::vector<double>& all) {
  double sum = 0, n = 0;
  for (const double x : all)
    if (std::isfinite(x)) sum += x, n += 1;
  return n > 0 ? sum / n : std::nan("");
}

// Places that hold a dot, as one path of points: lines of almost no length with round ends (with none they would not
// print). Places are half pixels, or whole ones for many dots; each line of places begins anew, so that the hundredths
// of a pixel cannot add up.
std::string dots(const DotSeries& series, const Scale& x, const Scale& y) {
  const double fine = series.x.size() > 1000 ? 1 : 2;
  std::set<std::pair<int, int>> places;
  for (std::size_t i = 0; i < series.x.size(); ++i)
    if (std::isfinite(series.x[i]) && std::isfinite(series.y[i]))
      places.insert(
          {static_cast<int>(std::lround(fine * y(series.y[i]))), static_cast<int>(std::lround(fine * x(series.x[i])))});
  std::string d;
  std::pair<int, int> last{-1'000'000, 0};
  for (const auto& place : places) {
    const auto& [row, column] = place;
    d += row == last.first ? "m" + coordinate((column - last.second) / fine) + " 0"
                           : "M" + coordinate(column / fine) + " " + coordinate(row / fine);
    d += "h.01";
    last = place;
  }
  if (d.empty()) return "";
  const char* opacity = places.size() > 600 ? ".25" : places.size() > 100 ? ".4" : ".55";
  const char* thick = places.size() > 300 ? "4" : "6";
  return "<path d=\"" + d + "\" stroke=\"" + series.look.colour + "\" stroke-width=\"" + thick +
         "\" stroke-linecap=\"round\" stroke-opacity=\"" + opacity + "\"/>";
}

class Drawing {
 public:
  explicit Drawing(const Cloud& cloud) : cloud_(cloud) {
    x_.see(0);
    y_.see(0);
    for (const auto& s : cloud.series) x_.see(s.x), y_.see(s.y);
  }

  std::string picture(double width) const {
    Svg svg(width, cloud_.caption, cloud_.reading);
    const double height = width > 500 ? 360 : 260;
    const Ticks up = ticks_upwards(y_, cloud_.y, height);
    const Box box{tick_room(up, cloud_.y.unit), 28, width - 14, 28 + height};
    const Ticks across = ticks_across(x_, cloud_.x, box.right - box.left);
    const Scale x(across.low, across.high, box.left, box.right), y(up.low, up.high, box.bottom, box.top);
    draw_title_above(svg, box, cloud_.y.title);
    draw_grid_upwards(svg, box, up, cloud_.y.unit);
    draw_ticks_across(svg, box, across, cloud_.x.unit, false);
    draw_title_below(svg, box, cloud_.x.title);
    svg.line(x(0), box.top, x(0), box.bottom, kAxis, 1.3);
    svg.line(box.left, y(0), box.right, y(0), kAxis, 1.3);
    for (const Slope& s : cloud_.slopes) draw_slope(svg, s, across, up, x, y);
    for (std::size_t i = 0; i < cloud_.series.size(); ++i) {
      svg.open_entry(i);
      svg.raw(dots(cloud_.series[i], x, y));
      svg.close();
    }
    Points frontier;
    for (const std::size_t i : cloud_.joined)
      frontier.emplace_back(x(mean_of(cloud_.series[i].x)), y(mean_of(cloud_.series[i].y)));
    svg.curve(frontier, {kInk, "", 0}, 1.3);
    for (const Slope& s : cloud_.slopes) name_slope(svg, s, across, up, x, y);
    for (std::size_t i = 0; i < cloud_.series.size(); ++i) draw_mean(svg, i, x, y, across.step / 20, up.step / 20);
    return svg.finish(box.bottom + 44);
  }

  Ticks across() const { return ticks_across(x_, cloud_.x, 600); }
  Ticks up() const { return ticks_upwards(y_, cloud_.y, 360); }

 private:
  void draw_mean(Svg& svg, std::size_t i, const Scale& x, const Scale& y, double x_step, double y_step) const {
    const DotSeries& s = cloud_.series[i];
    const double mx = mean_of(s.x), my = mean_of(s.y);
    if (!std::isfinite(mx) || !std::isfinite(my)) return;
    svg.open_entry(i);
    svg.open_tip(s.name + ", mean\n" + cloud_.x.title + ": " + value_words(mx, cloud_.x.unit, x_step) + "\n" +
                 cloud_.y.title + ": " + value_words(my, cloud_.y.unit, y_step));
    Look outline = s.look;
    outline.colour = "#fff";
    svg.raw(marker(outline, x(mx), y(my), 15));
    svg.raw(marker(s.look, x(mx), y(my), 12));
    svg.spot(x(mx), y(my), 11);
    svg.close();
    svg.close();
  }

  // From corner to corner as far as the frame goes.
  static void draw_slope(Svg& svg, const Slope& s, const Ticks& across, const Ticks& up, const Scale& x,
                         const Scale& y) {
    if (s.slope <= 0) return;
    const double from = std::max(across.low, up.low / s.slope), to = std::min(across.high, up.high / s.slope);
    if (from >= to) return;
    svg.line(x(from), y(from * s.slope), x(to), y(to * s.slope), kQuiet, 1.2, "5 4");
  }

  // At the upper end of the line: beside a steep one, above a flat one, over the dots.
  static void name_slope(Svg& svg, const Slope& s, const Ticks& across, const Ticks& up, const Scale& x,
                         const Scale& y) {
    if (s.slope <= 0) return;
    const double end = std::min(across.high, up.high / s.slope), end_x = x(end), end_y = y(end * s.slope);
    const bool steep = end_y < y(up.high) + 18;
    const double down = steep ? 15 : -6;  // From the end of the line to the foot of the words.
    const double beside = steep ? (end_x - x(0)) / std::max(1.0, y(0) - end_y) * (down + 3) + 6 : 4;
    if (end_x - beside - text_width(s.words, 10.5) < x(across.low)) return;
    svg.text(end_x - beside, end_y + down, s.words, {10.5, kQuiet, Anchor::end, false, false, true});
  }

  const Cloud& cloud_;
  Range x_, y_;
};

// A line through these points that belongs to no series.
Json plain_line(const Points& points, Json mark, const Json& x, const Json& y) {
  Json values = Json::array();
  for (const auto& [px, py] : points) values.push_back({{"x", px}, {"y", py}});
  mark["type"] = "line";
  mark["clip"] = true;
  return {
      {"data", {{"values", values}}}, {"mark", mark}, {"encoding", {{"x", x}, {"y", y}, {"order", {{"value", 0}}}}}};
}

std::string vega(const Cloud& cloud, const Figure& figure, const Ticks& across, const Ticks& up) {
  const Json x = number_channel("x", cloud.x, across), y = number_channel("y", cloud.y, up);
  const Json colour = colour_channel("series", figure.legend), shape = shape_channel("series", figure.legend);
  const auto tip = [&](const char* what) {
    return tips({{"series", what},
                 {"x", cloud.x.title, number_format(cloud.x.unit, across, 1)},
                 {"y", cloud.y.title, number_format(cloud.y.unit, up, 1)}});
  };
  Json mean_x = x, mean_y = y, mean_tip = tip("mean of");
  for (Json* channel : {&mean_x, &mean_y, &mean_tip[1], &mean_tip[2]}) (*channel)["aggregate"] = "mean";
  Json spec = vega_of(figure);
  spec["width"] = 600;
  spec["height"] = 360;
  spec["layer"] = Json::array();
  spec["layer"].push_back(
      {{"params", kept_entries("series")},
       {"mark", {{"type", "point"}, {"filled", true}, {"size", 20}}},
       {"encoding", {{"x", x}, {"y", y}, {"color", colour}, {"opacity", fading(0.4)}, {"tooltip", tip("of")}}}});
  Points frontier;
  for (const std::size_t i : cloud.joined)
    frontier.emplace_back(mean_of(cloud.series[i].x), mean_of(cloud.series[i].y));
  if (frontier.size() > 1) spec["layer"].push_back(plain_line(frontier, {{"color", kInk}}, x, y));
  for (const Slope& s : cloud.slopes) {
    const double low = std::max(across.low, up.low / s.slope), high = std::min(across.high, up.high / s.slope);
    if (s.slope > 0 && low < high)
      spec["layer"].push_back(plain_line({{low, low * s.slope}, {high, high * s.slope}},
                                         {{"color", kQuiet}, {"strokeDash", {5, 4}}}, x, y));
  }
  spec["layer"].push_back({{"mark", {{"type", "point"}, {"filled", true}, {"size", 130}, {"stroke", "#fff"}}},
                           {"encoding",
                            {{"x", mean_x},
                             {"y", mean_y},
                             {"color", colour},
                             {"shape", shape},
                             {"opacity", fading(1)},
                             {"tooltip", mean_tip}}}});
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const Cloud& cloud) {
  const Drawing drawing(cloud);
  Figure figure = head_of(cloud);
  for (const auto& s : cloud.series) figure.legend.push_back({s.name, s.look});
  figure.wide = drawing.picture(kWide);
  figure.narrow = drawing.picture(kNarrow);
  figure.data.columns = {"series", "dot", "x", "y"};
  figure.table.headings = {"mean of", cloud.x.title, cloud.y.title, "dots"};
  for (const auto& s : cloud.series) {
    for (std::size_t i = 0; i < s.x.size(); ++i)
      figure.data.rows.push_back({s.name, static_cast<double>(i), s.x[i], s.y[i]});
    figure.table.rows.push_back({s.name, value_words(mean_of(s.x), cloud.x.unit, drawing.across().step / 20),
                                 value_words(mean_of(s.y), cloud.y.unit, drawing.up().step / 20),
                                 std::to_string(s.x.size())});
  }
  figure.vega = vega(cloud, figure, drawing.across(), drawing.up());
  return figure;
}

}  // namespace app
