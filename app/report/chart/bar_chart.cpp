#include "app/report/chart/bar_chart.hpp"

#include <algorithm>
#include <cmath>

#include "app/report/chart/frame.hpp"
#include "app/report/chart/row_labels.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/chart/vega.hpp"

namespace app {

namespace {

constexpr double kBar = 18, kRow = 28, kPair = 24;  // Pixels; a pair of bars of a tornado.

double total_of(const BarRow& row) {
  double sum = 0;
  for (const double part : row.parts)
    if (std::isfinite(part)) sum += part;
  return sum;
}

Range range_of(const BarChart& chart) {
  Range range;
  range.see(0);
  for (const auto& row : chart.rows) {
    double less = 0, more = 0;
    for (const double part : row.parts)
      if (std::isfinite(part)) (part < 0 ? less : more) += part;
    range.see({less, more});
  }
  return range;
}

std::string end_words(const BarChart& chart, const BarRow& row, double step) {
  return row.words.empty() ? value_words(total_of(row), chart.x.unit, step) : row.words;
}

// About three digits for the longest bar; no tenths of hundreds.
double step_of(const BarChart& chart) {
  const Range range = range_of(chart);
  const double greatest = std::max(std::fabs(range.low), std::fabs(range.high));
  if (greatest >= 100) return std::max(1.0, greatest / 200);
  return greatest > 0 ? greatest / 200 : 1;
}

std::string picture(const BarChart& chart, double width) {
  Svg svg(width, chart.caption, chart.reading);
  std::vector<std::string> names;
  const double step = step_of(chart);
  double ends = 0;
  for (const auto& row : chart.rows) ends = std::max(ends, text_width(end_words(chart, row, step), 11));
  // Where they would leave no room for bars they join the row's name.
  const bool joined = width < 500 && ends > width * 0.35;
  for (const auto& row : chart.rows)
    names.push_back(joined ? row.label + ": " + end_words(chart, row, step) : row.label);
  const RowLabels labels(width, names);
  ends = joined ? 0 : std::min(ends, width * 0.4);
  const double high = labels.height(kRow), each = high + labels.head();
  const Box box{labels.left() + 6, 6, width - ends - 14, 6 + each * static_cast<double>(chart.rows.size())};
  const Ticks ticks = ticks_across(range_of(chart), chart.x, box.right - box.left);
  draw_ticks_across(svg, box, ticks, chart.x.unit, true);
  const Scale x(ticks.low, ticks.high, box.left, box.right);
  svg.line(x(0), box.top, x(0), box.bottom, kAxis, 1.3);
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double top = box.top + each * static_cast<double>(r);
    labels.draw(svg, names[r], top, high);
    const double y = top + labels.head() + (high - kBar) / 2;
    double less = 0, more = 0;
    for (std::size_t p = 0; p < row.parts.size(); ++p) {
      const double part = row.parts[p];
      if (!std::isfinite(part) || part == 0) continue;
      double& edge = part < 0 ? less : more;
      const double from = x(edge), to = x(edge + part);
      edge += part;
      const Look& look = chart.parts[p].look;
      svg.open_entry(p);
      svg.open_tip(row.label + (chart.parts.size() > 1 ? "\n" + chart.parts[p].words : "") + "\n" +
                   value_words(part, chart.x.unit, step));
      svg.rectangle(std::min(from, to), y, std::fabs(to - from), kBar, look.colour, 0, "#fff");
      svg.close();
      svg.close();
    }
    if (!joined)
      svg.text(x(more) + 6, y + kBar / 2 + 4, cropped(end_words(chart, row, step), width - x(more) - 8, 11),
               {11, kQuiet, Anchor::start, false, false});
  }
  draw_title_below(svg, box, chart.x.title);
  return svg.finish(box.bottom + 44);
}

}  // namespace

Figure figure_of(const BarChart& chart) {
  Figure figure = head_of(chart);
  figure.wide = picture(chart, kWide);
  figure.narrow = picture(chart, kNarrow);
  figure.legend = chart.parts;
  const double step = step_of(chart);
  figure.data.columns = {chart.row_title, "part", "value"};
  figure.table.headings = {chart.row_title};
  for (const auto& part : chart.parts) figure.table.headings.push_back(part.words);
  if (chart.parts.size() > 1) figure.table.headings.push_back("total");
  for (const auto& row : chart.rows) {
    auto& words = figure.table.rows.emplace_back();
    words.push_back(row.label);
    for (std::size_t p = 0; p < row.parts.size(); ++p) {
      figure.data.rows.push_back({row.label, chart.parts[p].words, row.parts[p]});
      words.push_back(value_words(row.parts[p], chart.x.unit, step));
    }
    if (chart.parts.size() > 1) words.push_back(value_words(total_of(row), chart.x.unit, step));
  }
  const Ticks ticks = ticks_across(range_of(chart), chart.x, 500);
  Json spec = vega_of(figure);
  spec["width"] = 500;
  spec["height"] = {{"step", kRow}};
  spec["params"] = kept_entries("part");
  spec["mark"] = "bar";
  spec["encoding"] = {{"y", name_channel(chart.row_title)},
                      {"x", number_channel("value", chart.x, ticks)},
                      {"color", colour_channel("part", chart.parts)},
                      {"opacity", fading(1)},
                      {"tooltip", tips({{chart.row_title, chart.row_title},
                                        {"part", "part"},
                                        {"value", chart.x.title, number_format(chart.x.unit, ticks, 2)}})}};
  if (chart.parts.size() < 2) spec.erase("params"), spec["encoding"].erase("opacity");
  figure.vega = vega_text(spec);
  if (chart.parts.size() < 2) figure.legend.clear();
  for (auto& entry : figure.legend) entry.bar = true;
  return figure;
}

namespace {

const Look kLowLook{"#3d7fb1", "", 0}, kHighLook{"#d98324", "", 0};

Range range_of(const Tornado& tornado) {
  Range range;
  range.see(tornado.base);
  for (const auto& row : tornado.rows) range.see({row.at_low, row.at_high});
  return range;
}

std::string picture(const Tornado& tornado, double width) {
  Svg svg(width, tornado.caption, tornado.reading);
  std::vector<std::string> names;
  const Range range = range_of(tornado);
  for (const auto& row : tornado.rows) names.push_back(row.label);
  const RowLabels labels(width, names);
  const double high = labels.height(kRow + 4), each = high + labels.head();
  const Box box{labels.left() + 10, 22, width - 14, 22 + each * static_cast<double>(tornado.rows.size())};
  const Ticks ticks = ticks_across(range, tornado.x, box.right - box.left);
  draw_ticks_across(svg, box, ticks, tornado.x.unit, true);
  const Scale x(ticks.low, ticks.high, box.left, box.right);
  svg.line(x(tornado.base), box.top - 4, x(tornado.base), box.bottom, kInk, 1.3);
  for (std::size_t r = 0; r < tornado.rows.size(); ++r) {
    const TornadoRow& row = tornado.rows[r];
    const double top = box.top + each * static_cast<double>(r), y = top + labels.head() + (high - kPair) / 2;
    labels.draw(svg, row.label, top, high);
    std::size_t entry = 0;
    for (const auto& [value, look, words] :
         {std::tuple{row.at_low, kLowLook, row.low_words}, std::tuple{row.at_high, kHighLook, row.high_words}}) {
      const double from = std::min(x(value), x(tornado.base)), to = std::max(x(value), x(tornado.base));
      svg.open_entry(entry++);
      if (!std::isfinite(value)) {
        svg.close();
        continue;
      }
      svg.open_tip(row.label + (words.empty() ? "" : " = " + words) + "\n" +
                   value_words(value, tornado.x.unit, ticks.step / 20));
      // Where both ends lie on one side, the smaller bar stays in sight.
      svg.rectangle(from, y + (entry == 2 ? kPair / 2 : 0), to - from, kPair / 2, look.colour);
      if (!words.empty() && to - from > text_width(words, 10) + 6)
        svg.text(value < tornado.base ? from + 3 : to - 3, y + (entry == 2 ? kPair - 2 : kPair / 2 - 2), words,
                 {10, "#fff", value < tornado.base ? Anchor::start : Anchor::end, false, false});
      svg.close();
      svg.close();
    }
  }
  const std::string base = value_words(tornado.base, tornado.x.unit, ticks.step / 20);
  const double half = text_width(base, 11) / 2;
  svg.text(std::clamp(x(tornado.base), half + 2, width - half - 2), 13, base, {11, kInk, Anchor::middle, true, false});
  draw_title_below(svg, box, tornado.x.title);
  return svg.finish(box.bottom + 44);
}

std::string vega(const Tornado& tornado, const Figure& figure) {
  const Ticks ticks = ticks_across(range_of(tornado), tornado.x, 500);
  const std::string format = number_format(tornado.x.unit, ticks, 1);
  Json spec = vega_of(figure);
  spec["width"] = 500;
  spec["height"] = {{"step", kRow + 4}};
  spec["encoding"] = {{"y", name_channel("parameter")}};
  spec["layer"] = Json::array();
  double offset = -kPair / 4;
  for (std::size_t end = 0; end < 2; ++end, offset = -offset) {
    const std::string field = end == 0 ? "at_low" : "at_high", value = end == 0 ? "low_value" : "high_value";
    Json colour = colour_channel("", figure.legend);
    colour.erase("field");
    colour["datum"] = figure.legend[end].words;
    spec["layer"].push_back(
        {{"mark", {{"type", "bar"}, {"height", kPair / 2}, {"yOffset", offset}}},
         {"encoding",
          {{"x", number_channel(field, tornado.x, ticks)},
           {"x2", {{"field", "base"}}},
           {"color", colour},
           {"tooltip", tips({{"parameter", "parameter"}, {value, "at"}, {field, tornado.x.title, format}})}}}});
  }
  spec["layer"].push_back({{"mark", {{"type", "rule"}, {"color", kInk}}},
                           {"encoding", {{"y", nullptr}, {"x", {{"datum", tornado.base}}}}}});
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const Tornado& unsorted) {
  Tornado tornado = unsorted;
  std::stable_sort(tornado.rows.begin(), tornado.rows.end(), [](const auto& a, const auto& b) {
    const auto swing = [](const TornadoRow& row) {
      const double width = std::fabs(row.at_high - row.at_low);
      return std::isfinite(width) ? width : -1;
    };
    return swing(a) > swing(b);
  });
  Figure figure = head_of(tornado);
  figure.wide = picture(tornado, kWide);
  figure.narrow = picture(tornado, kNarrow);
  figure.legend = {{"parameter at its low value", kLowLook, true}, {"parameter at its high value", kHighLook, true}};
  figure.data.columns = {"parameter", "low_value", "high_value", "at_low", "at_high", "base"};
  figure.table.headings = {"parameter", "low value", "high value", tornado.x.title + " at low", "at high", "swing"};
  const double step = ticks_across(range_of(tornado), tornado.x, 500).step / 20;
  for (const auto& row : tornado.rows) {
    figure.data.rows.push_back({row.label, row.low_words, row.high_words, row.at_low, row.at_high, tornado.base});
    figure.table.rows.push_back({row.label, row.low_words, row.high_words,
                                 value_words(row.at_low, tornado.x.unit, step),
                                 value_words(row.at_high, tornado.x.unit, step),
                                 value_words(std::fabs(row.at_high - row.at_low), tornado.x.unit, step)});
  }
  figure.vega = vega(tornado, figure);
  return figure;
}

}  // namespace app
