#include "app/report/chart/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "app/report/chart/frame.hpp"
#include "app/report/chart/row_labels.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/chart/vega.hpp"

namespace app {

namespace {

constexpr double kCell = 30, kSize = 11, kMostHead = 130;
constexpr std::size_t kMostHeadLines = 3;

Range range_of(const HeatMap& map) {
  Range range;
  range.see(map.values);
  return range;
}

double step_of(const HeatMap& map) {
  if (map.unit == Unit::percent) return 0.01;
  const Range range = range_of(map);
  if (range.empty()) return 1;
  return ticks_for(range.low, range.high, 20, {}).step / 5;
}

// From nearly white to a deep blue.
std::string shade(double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  const auto mix = [&](double light, double dark) { return static_cast<int>(std::lround(light + (dark - light) * s)); };
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(mix(241, 8)),
                static_cast<unsigned>(mix(246, 64)), static_cast<unsigned>(mix(250, 129)));
  return text;
}

bool fits(const std::string& name, double width) {
  std::istringstream in(name);
  for (std::string word; in >> word;)
    if (text_width(word, kSize) > width) return false;
  const auto lines = broken(name, width, kSize, kMostHeadLines);
  return text_width(lines.back(), kSize) <= width && !lines.back().ends_with("…");
}

// The values of the lightest and of the darkest cell.
std::pair<double, double> ends_of(const HeatMap& map) {
  const Range range = range_of(map);
  const double least = range.empty() ? 0 : range.low;
  return {map.from_least ? least : std::min(0.0, least),
          map.darkest > 0 ? map.darkest : (range.empty() ? 1 : range.high)};
}

// Names of columns that fit over them stand there in lines; else all of them are turned upwards. Returns their height.
double draw_heads(Svg& svg, const HeatMap& map, double left, double cell) {
  const bool lying =
      std::all_of(map.columns.begin(), map.columns.end(), [&](const auto& c) { return fits(c, cell - 6); });
  double height = 0;
  for (const auto& c : map.columns)
    height = std::max(height, lying ? 14 * static_cast<double>(broken(c, cell - 6, kSize, kMostHeadLines).size())
                                    : std::min(kMostHead, text_width(c, kSize)));
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    const double middle = left + (static_cast<double>(c) + 0.5) * cell;
    if (!lying) {
      svg.text(middle + 4, height + 2, cropped(map.columns[c], kMostHead, kSize),
               {kSize, kQuiet, Anchor::start, false, true});
      continue;
    }
    const auto lines = broken(map.columns[c], cell - 6, kSize, kMostHeadLines);
    for (std::size_t k = 0; k < lines.size(); ++k)
      svg.text(middle, height + 4 - 14 * static_cast<double>(lines.size() - 1 - k), lines[k],
               {kSize, kQuiet, Anchor::middle, false, false});
  }
  return height + 10;
}

std::string picture(const HeatMap& map, double width) {
  Svg svg(width, map.caption, map.reading);
  const RowLabels labels(width, map.rows);
  const double left = labels.left(), count = static_cast<double>(std::max<std::size_t>(1, map.columns.size()));
  const double cell = std::min((width - left - 6) / count, 130.0);
  const double top = draw_heads(svg, map, left, cell), each = kCell + labels.head();
  const auto [low, high] = ends_of(map);
  const double step = step_of(map);
  double widest = 1;
  for (const double value : map.values)
    widest = std::max(widest, text_width(value_words(value, map.unit, step), kSize));
  const double size = std::clamp(kSize * (cell - 4) / widest, 7.0, kSize);
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    const double y = top + each * static_cast<double>(r) + labels.head();
    labels.draw(svg, map.rows[r], y - labels.head(), kCell);
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const double value = map.values[r * map.columns.size() + c], x = left + static_cast<double>(c) * cell;
      const bool there = std::isfinite(value), alarm = there && map.alarm_above && value > *map.alarm_above;
      const double share = there && high > low ? (value - low) / (high - low) : 0;
      svg.open_tip(map.rows[r] + "\n" + map.columns[c] + ": " + value_words(value, map.unit, step));
      svg.rectangle(x + 1.5, y + 1.5, cell - 3, kCell - 3, there ? shade(share) : "#fff", 3,
                    alarm ? kAlarm : (there ? "" : kGrid));
      if (alarm) svg.rectangle(x + 2.5, y + 2.5, cell - 5, kCell - 5, "none", 2, kAlarm);
      svg.text(x + cell / 2, y + kCell / 2 + 4, cropped(value_words(value, map.unit, step), cell - 2, size),
               {size,
                share > 0.5  ? "#fff"
                : value == 0 ? kQuiet
                             : kInk,
                Anchor::middle, alarm, false});
      svg.close();
    }
  }
  return svg.finish(top + each * static_cast<double>(map.rows.size()) + 8);
}

std::string vega(const HeatMap& map, const Figure& figure) {
  const auto [low, high] = ends_of(map);
  Json spec = vega_of(figure), across = name_channel(map.column_title);
  across["axis"] = {{"orient", "top"}, {"labelAngle", map.columns.size() > 5 ? -90 : 0}, {"labelLimit", 140}};
  const Json colour = {{"field", "value"},
                       {"type", "quantitative"},
                       {"legend", nullptr},
                       {"scale", {{"domain", {low, high}}, {"range", {shade(0), shade(1)}}, {"clamp", true}}}};
  const std::string format = number_format(map.unit, {0, 1, step_of(map), {}});
  spec["width"] = 500;
  spec["height"] = {{"step", kCell}};
  spec["encoding"] = {{"y", name_channel(map.row_title)}, {"x", across}};
  const std::string dark = "datum.value > " + std::to_string((low + high) / 2);
  spec["layer"] = {
      {{"mark", {{"type", "rect"}, {"stroke", "#fff"}}},
       {"encoding",
        {{"color", colour},
         {"tooltip",
          tips({{map.row_title, map.row_title}, {map.column_title, map.column_title}, {"value", "value", format}})}}}},
      {{"mark", {{"type", "text"}, {"tooltip", nullptr}}},
       {"encoding",
        {{"text", {{"field", "value"}, {"type", "quantitative"}, {"format", format}}},
         {"color", {{"condition", {{"test", dark}, {"value", "#fff"}}}, {"value", kInk}}}}}}};
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const HeatMap& map) {
  Figure figure = head_of(map);
  figure.wide = picture(map, kWide);
  figure.narrow = picture(map, kNarrow);
  figure.data.columns = {map.row_title, map.column_title, "value"};
  figure.table.headings = {map.row_title};
  figure.table.headings.insert(figure.table.headings.end(), map.columns.begin(), map.columns.end());
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    auto& words = figure.table.rows.emplace_back();
    words.push_back(map.rows[r]);
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const double value = map.values[r * map.columns.size() + c];
      figure.data.rows.push_back({map.rows[r], map.columns[c], value});
      words.push_back(value_words(value, map.unit, step_of(map)));
    }
  }
  figure.vega = vega(map, figure);
  return figure;
}

}  // namespace app
