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

constexpr double kCell = 30, kSize = 11;
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

std::string letter(std::size_t i) {
  return i < 26 ? std::string(1, static_cast<char>('A' + i)) : letter(i / 26 - 1) + letter(i % 26);
}

std::string picture(const HeatMap& map, double width) {
  Svg svg(width, map.caption, map.reading);
  const RowLabels labels(width, map.rows);
  const double left = labels.left(), count = static_cast<double>(std::max<std::size_t>(1, map.columns.size()));
  const double cell = std::min((width - left - 6) / count, 130.0);
  const bool named =
      std::all_of(map.columns.begin(), map.columns.end(), [&](const auto& c) { return fits(c, cell - 6); });
  std::size_t lines = 1;
  for (const auto& c : map.columns)
    if (named) lines = std::max(lines, broken(c, cell - 6, kSize, kMostHeadLines).size());
  const double top = 10 + 14 * static_cast<double>(lines), each = kCell + labels.head();
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    const auto words = named ? broken(map.columns[c], cell - 6, kSize, kMostHeadLines) : std::vector{letter(c)};
    for (std::size_t k = 0; k < words.size(); ++k)
      svg.text(left + (static_cast<double>(c) + 0.5) * cell, top - 6 - 14 * static_cast<double>(words.size() - 1 - k),
               words[k], {kSize, kQuiet, Anchor::middle, false, false});
  }
  const Range range = range_of(map);
  const double least = range.empty() ? 0 : range.low, low = map.from_least ? least : std::min(0.0, least);
  const double high = map.darkest > 0 ? map.darkest : (range.empty() ? 1 : range.high);
  const double step = step_of(map);
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
      svg.text(x + cell / 2, y + kCell / 2 + 4, cropped(value_words(value, map.unit, step), cell - 2, kSize),
               {kSize, share > 0.5 ? "#fff" : kInk, Anchor::middle, alarm, false});
      svg.close();
    }
  }
  double y = top + each * static_cast<double>(map.rows.size()) + 18;
  if (!named)
    for (std::size_t c = 0; c < map.columns.size(); ++c, y += 15)
      svg.text(left, y, cropped(letter(c) + "  " + map.columns[c], width - left - 4, kSize),
               {kSize, kQuiet, Anchor::start, false, false});
  return svg.finish(y);
}

}  // namespace

Figure figure_of(const HeatMap& map) {
  Figure figure;
  figure.id = map.id;
  figure.caption = map.caption;
  figure.reading = map.reading;
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
  Json spec = vega_of(figure);
  spec["mark"] = "rect";
  spec["encoding"] = {{"y", {{"field", map.row_title}, {"type", "nominal"}, {"sort", nullptr}}},
                      {"x", {{"field", map.column_title}, {"type", "nominal"}, {"sort", nullptr}}},
                      {"color", {{"field", "value"}, {"type", "quantitative"}}}};
  figure.vega = vega_text(spec);
  return figure;
}

}  // namespace app
