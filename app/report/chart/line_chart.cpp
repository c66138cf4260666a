#include "app/report/chart/line_chart.hpp"

#include <algorithm>
#include <cmath>

#include "app/report/chart/frame.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/chart/vega.hpp"

namespace app {

namespace {

constexpr std::size_t kMostRibbons = 4, kMostRows = 13;

class Drawing {
 public:
  explicit Drawing(const LineChart& chart) : chart_(chart) {
    for (const Line& line : chart.lines) {
      x_.see(line.x);
      y_.see(line.y);
      if (with_ribbon(line)) y_.see(line.low), y_.see(line.high);
    }
    if (chart.limit) y_.see(chart.limit->at);
  }

  std::string picture(double width) const {
    Svg svg(width, chart_.caption, chart_.reading);
    return chart_.panels ? panels(svg) : one_frame(svg);
  }

  Ticks up() const { return ticks_upwards(y_, chart_.y, 300); }
  Ticks across() const { return ticks_across(x_, chart_.x, 600); }

 private:
  bool with_ribbon(const Line& line) const {
    return !line.low.empty() && (chart_.panels || chart_.lines.size() <= kMostRibbons);
  }

  std::string one_frame(Svg& svg) const {
    const double height = svg.width() > 500 ? 300 : 230;
    const Ticks up = ticks_upwards(y_, chart_.y, height);
    const Box box{tick_room(up, chart_.y.unit), 28, svg.width() - 14, 28 + height};
    const Ticks across = ticks_across(x_, chart_.x, box.right - box.left);
    draw_title_above(svg, box, chart_.y.title);
    draw_grid_upwards(svg, box, up, chart_.y.unit);
    draw_ticks_across(svg, box, across, chart_.x.unit, false);
    draw_title_below(svg, box, chart_.x.title);
    draw_limit(svg, box, up);
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw_ribbon(svg, box, across, up, i);
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw_line(svg, box, across, up, i);
    return svg.finish(box.bottom + 44);
  }

  std::string panels(Svg& svg) const {
    const std::size_t most = svg.width() > 500 ? 3 : 1;
    const std::size_t columns = std::clamp<std::size_t>(chart_.lines.size(), 1, most);
    const double height = svg.width() > 500 ? 130 : 110, gap = 16, head = 26, foot = 30;
    const Ticks up = trimmed(ticks_upwards(y_, chart_.y, height), y_, chart_.y);
    const double room = tick_room(up, chart_.y.unit);
    const double cell =
        (svg.width() - room - 12 - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    draw_title_above(svg, {0, 24, 0, 0}, chart_.y.title);
    double bottom = 0;
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
      const double left = room + static_cast<double>(i % columns) * (cell + gap);
      const double top = 24 + head + static_cast<double>(i / columns) * (height + head + foot);
      const Box box{left, top, left + cell, top + height};
      const Ticks across = ticks_across(x_, chart_.x, cell);
      svg.raw(marker(chart_.lines[i].look, left + 5, top - 13, 9));
      svg.text(left + 15, top - 9, cropped(chart_.lines[i].name, cell - 16, 12),
               {12, kInk, Anchor::start, true, false});
      draw_grid_upwards(svg, box, up, chart_.y.unit, i % columns == 0);
      draw_ticks_across(svg, box, across, chart_.x.unit, false);
      draw_limit(svg, box, up);
      draw_ribbon(svg, box, across, up, i);
      draw_line(svg, box, across, up, i);
      bottom = box.bottom;
    }
    draw_title_below(svg, {room, 0, svg.width() - 12, bottom}, chart_.x.title);
    return svg.finish(bottom + 44);
  }

  void draw_limit(Svg& svg, const Box& box, const Ticks& up) const {
    if (!chart_.limit) return;
    const double y = Scale(up.low, up.high, box.bottom, box.top)(chart_.limit->at);
    svg.line(box.left, y, box.right, y, kAlarm, 1.2, "5 3");
    svg.text(box.right - 3, y - 5, cropped(chart_.limit->words, box.right - box.left - 6, 11),
             {11, kAlarm, Anchor::end, false, false});
  }

  void draw_ribbon(Svg& svg, const Box& box, const Ticks& across, const Ticks& up, std::size_t i) const {
    const Line& line = chart_.lines[i];
    if (!with_ribbon(line)) return;
    const Scale x(across.low, across.high, box.left, box.right), y(up.low, up.high, box.bottom, box.top);
    Points low, high;
    for (std::size_t k = 0; k < line.x.size(); ++k) {
      low.emplace_back(x(line.x[k]), y(line.low[k]));
      high.emplace_back(x(line.x[k]), y(line.high[k]));
    }
    svg.open_entry(i);
    svg.ribbon(low, high, line.look.colour, chart_.panels ? 0.22 : 0.15);
    svg.close();
  }

  void draw_line(Svg& svg, const Box& box, const Ticks& across, const Ticks& up, std::size_t i) const {
    const Line& line = chart_.lines[i];
    const Scale x(across.low, across.high, box.left, box.right), y(up.low, up.high, box.bottom, box.top);
    Points points;
    for (std::size_t k = 0; k < line.x.size(); ++k) {
      if (chart_.steps && k > 0) points.emplace_back(x(line.x[k]), y(line.y[k - 1]));
      points.emplace_back(x(line.x[k]), y(line.y[k]));
    }
    svg.open_entry(i);
    svg.curve(points, line.look, 2.2);
    const bool few = line.x.size() <= 40;
    for (std::size_t k = 0; k < line.x.size(); ++k) {
      if (!std::isfinite(line.y[k])) continue;
      const double px = x(line.x[k]), py = y(line.y[k]);
      svg.open_tip(tip(line, k, up.step, across.step));
      svg.spot(px, py, 9);
      if (few && !chart_.steps) svg.raw(marker(line.look, px, py, 6.5));
      svg.close();
    }
    svg.close();
  }

  std::string tip(const Line& line, std::size_t k, double y_step, double x_step) const {
    std::string words = line.name + "\n" + chart_.x.title + ": " + value_words(line.x[k], chart_.x.unit, x_step / 10) +
                        "\n" + value_words(line.y[k], chart_.y.unit, y_step / 10);
    if (!line.low.empty() && std::isfinite(line.low[k]))
      words += " (" + value_words(line.low[k], chart_.y.unit, y_step / 10) + " to " +
               value_words(line.high[k], chart_.y.unit, y_step / 10) + ")";
    return words;
  }

  const LineChart& chart_;
  Range x_, y_;
};

DataTable data_of(const LineChart& chart) {
  DataTable data{{"line", "x", "y", "low", "high"}, {}};
  for (const Line& line : chart.lines)
    for (std::size_t k = 0; k < line.x.size(); ++k)
      data.rows.push_back({line.name, line.x[k], line.y[k], line.low.empty() ? std::nan("") : line.low[k],
                           line.high.empty() ? std::nan("") : line.high[k]});
  return data;
}

// One row for each place, one column for each line.
WordTable table_of(const LineChart& chart, double step) {
  WordTable table;
  table.headings = {chart.x.title};
  for (const Line& line : chart.lines) table.headings.push_back(line.name);
  std::vector<double> places;
  for (const Line& line : chart.lines) places.insert(places.end(), line.x.begin(), line.x.end());
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const std::size_t gap = std::max<std::size_t>(1, (places.size() + kMostRows - 1) / kMostRows);
  for (std::size_t p = 0; p < places.size(); ++p) {
    if ((places.size() - 1 - p) % gap != 0) continue;
    auto& row = table.rows.emplace_back();
    const bool whole = std::fabs(places[p]) >= 100 || std::fabs(places[p] - std::round(places[p])) < 1e-9;
    row.push_back(value_words(places[p], chart.x.unit, whole && chart.x.unit == Unit::plain ? 1 : 0.01));
    for (const Line& line : chart.lines) {
      const auto k = static_cast<std::size_t>(std::find(line.x.begin(), line.x.end(), places[p]) - line.x.begin());
      std::string cell = k < line.x.size() ? value_words(line.y[k], chart.y.unit, step / 10) : "–";
      if (k < line.x.size() && !line.low.empty() && std::isfinite(line.low[k]))
        cell += " (" + value_words(line.low[k], chart.y.unit, step / 10) + " to " +
                value_words(line.high[k], chart.y.unit, step / 10) + ")";
      row.push_back(std::move(cell));
    }
  }
  return table;
}

std::string vega(const LineChart& chart, const Figure& figure, const Ticks& across, const Ticks& up) {
  const bool ribbons = chart.lines.size() <= kMostRibbons;
  const Json y = number_channel("y", chart.y, up);
  // Many ribbons would hide each other: each is shown once its line is kept.
  const Json ribbon = {{"condition", {{"param", "kept"}, {"empty", ribbons}, {"value", 0.15}}}, {"value", 0}};
  const std::string format = number_format(chart.y.unit, up, 1);
  Json spec = vega_of(figure);
  spec["width"] = 600;
  spec["height"] = 300;
  spec["encoding"] = {{"x", number_channel("x", chart.x, across)}, {"color", colour_channel("line", figure.legend)}};
  spec["layer"] = {
      {{"params", kept_entries("line")},
       {"mark", {{"type", "area"}, {"clip", true}}},
       {"encoding", {{"y", number_channel("low", chart.y, up)}, {"y2", {{"field", "high"}}}, {"opacity", ribbon}}}},
      {{"mark", {{"type", "line"}, {"interpolate", chart.steps ? "step-after" : "linear"}}},
       {"encoding", {{"y", y}, {"strokeDash", dash_channel("line", figure.legend)}, {"opacity", fading(1)}}}},
      {{"mark", {{"type", "point"}, {"filled", true}, {"size", 40}}},
       {"encoding",
        {{"y", y},
         {"shape", shape_channel("line", figure.legend)},
         {"opacity", fading(1)},
         {"tooltip", tips({{"line", "of"},
                           {"x", chart.x.title, number_format(chart.x.unit, across, 1)},
                           {"y", chart.y.title, format},
                           {"low", "from", format},
                           {"high", "to", format}})}}}}};
  if (chart.limit)
    spec["layer"].push_back({{"mark", {{"type", "rule"}, {"color", kAlarm}, {"strokeDash", {5, 3}}}},
                             {"encoding", {{"x", nullptr}, {"color", nullptr}, {"y", {{"datum", chart.limit->at}}}}}});
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const LineChart& chart) {
  const Drawing drawing(chart);
  Figure figure = head_of(chart);
  for (const Line& line : chart.lines) figure.legend.push_back({line.name, line.look});
  figure.wide = drawing.picture(kWide);
  figure.narrow = drawing.picture(kNarrow);
  figure.data = data_of(chart);
  figure.table = table_of(chart, drawing.up().step);
  figure.vega = vega(chart, figure, drawing.across(), drawing.up());
  if (chart.panels) figure.legend.clear();
  return figure;
}

}  // namespace app
