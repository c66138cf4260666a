#include "app/report/chart/dot_chart.hpp"

#include <algorithm>
#include <cmath>

#include "app/report/chart/frame.hpp"
#include "app/report/chart/row_labels.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/report/chart/vega.hpp"

namespace app {

namespace {

constexpr double kBetween = 15;  // Pixels from one mark of a row to the next.

Range range_of(const DotChart& chart) {
  Range range;
  if (chart.zero) range.see(*chart.zero);
  for (const auto& row : chart.rows)
    for (const Mark& m : row.marks) range.see({m.at, m.low, m.high});
  return range;
}

std::string interval_text(const Mark& m, Unit unit, double step) {
  std::string words = value_words(m.at, unit, step);
  if (std::isfinite(m.low) && std::isfinite(m.high))
    words += " (" + value_words(m.low, unit, step) + " to " + value_words(m.high, unit, step) + ")";
  return words;
}

// The same as in the legend, where there is one.
const std::string& series_name(const DotChart& chart, const Mark& m) {
  return m.entry < chart.legend.size() ? chart.legend[m.entry].words : m.name;
}

double height_of(const DotRow& row) {
  return 12 + kBetween * static_cast<double>(std::max<std::size_t>(1, row.marks.size()));
}

void draw_mark(Svg& svg, const Mark& m, const Scale& x, double y, const std::string& words) {
  if (!std::isfinite(m.at)) return;
  svg.open_entry(m.entry);
  svg.open_tip(words);
  if (std::isfinite(m.low) && std::isfinite(m.high)) {
    svg.line(x(m.low), y, x(m.high), y, m.look.colour, 2);
    for (const double end : {m.low, m.high}) svg.line(x(end), y - 3.5, x(end), y + 3.5, m.look.colour, 2);
  }
  svg.raw(marker(m.look, x(m.at), y, 9));
  svg.spot(x(m.at), y, 10);
  svg.close();
  svg.close();
}

std::string picture(const DotChart& chart, double width) {
  Svg svg(width, chart.caption, chart.reading);
  std::vector<std::string> names;
  double right = 12;
  const bool narrow = width < 500;  // There the words join the row's name.
  for (const auto& row : chart.rows) {
    names.push_back(narrow && !row.words.empty() ? row.label + ": " + row.words : row.label);
    if (!narrow && !row.words.empty()) right = std::max(right, text_width(row.words, 11) + 16);
  }
  const RowLabels labels(width, names);
  double height = 8;
  const auto high = [&](const DotRow& row) { return labels.height(height_of(row)); };
  for (const auto& row : chart.rows) height += high(row) + labels.head();
  const Box box{labels.left() + 6, 8, width - right, height};
  const Ticks ticks = ticks_across(range_of(chart), chart.x, box.right - box.left);
  draw_ticks_across(svg, box, ticks, chart.x.unit, true);
  const Scale x(ticks.low, ticks.high, box.left, box.right);
  if (chart.zero) svg.line(x(*chart.zero), box.top, x(*chart.zero), box.bottom, kAxis, 1.3);
  double top = box.top;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const DotRow& row = chart.rows[r];
    labels.draw(svg, names[r], top, high(row));
    top += labels.head();
    double y = top + 6 + kBetween / 2 + (high(row) - height_of(row)) / 2;
    for (const Mark& m : row.marks) {
      draw_mark(svg, m, x, y,
                row.label + (series_name(chart, m) == row.label ? "" : "\n" + series_name(chart, m)) + "\n" +
                    interval_text(m, chart.x.unit, ticks.step / 20));
      y += kBetween;
    }
    if (!narrow && !row.words.empty())
      svg.text(width - 4, top + high(row) / 2 + 4, row.words, {11, kQuiet, Anchor::end, false, false});
    top += high(row);
  }
  double bottom = 36;
  if (chart.zero && (!chart.less_words.empty() || !chart.more_words.empty())) {
    const double zero = x(*chart.zero);
    const std::string less = "← " + chart.less_words, more = chart.more_words + " →";
    const double room = box.right - box.left, half = text_width(less, 11), other = text_width(more, 11);
    if (half + other + 24 <= room) {
      const double middle = std::clamp(zero, box.left + half + 10, box.right - other - 10);
      svg.text(middle - 8, box.bottom + 35, less, {11, kQuiet, Anchor::end, false, false});
      svg.text(middle + 8, box.bottom + 35, more, {11, kQuiet, Anchor::start, false, false});
      bottom += 17;
    }
  }
  draw_title_below(svg, box, chart.x.title, bottom);
  return svg.finish(box.bottom + bottom + 8);
}

void add_tables(const DotChart& chart, Figure& figure) {
  const Range range = range_of(chart);
  const double step = ticks_across(range, chart.x, 500).step / 20;
  const bool several =
      std::any_of(chart.rows.begin(), chart.rows.end(), [](const auto& row) { return row.marks.size() > 1; });
  figure.data.columns = {chart.row_title, "series", "value", "low", "high"};
  figure.table.headings = {chart.row_title};
  if (several) figure.table.headings.push_back("of");
  figure.table.headings.push_back(chart.x.title);
  for (const auto& row : chart.rows)
    for (const Mark& m : row.marks) {
      figure.data.rows.push_back({row.label, series_name(chart, m), m.at, m.low, m.high});
      auto& words = figure.table.rows.emplace_back();
      words.push_back(row.label);
      if (several) words.push_back(series_name(chart, m));
      words.push_back(interval_text(m, chart.x.unit, step));
    }
}

// The series as a legend; where each row is its own series, as a list of the looks.
std::vector<LegendEntry> series_of(const DotChart& chart) {
  if (!chart.legend.empty()) return chart.legend;
  std::vector<LegendEntry> all;
  for (const auto& row : chart.rows)
    for (const Mark& m : row.marks) all.push_back({series_name(chart, m), m.look});
  return all;
}

std::string vega(const DotChart& chart, const Figure& figure) {
  const auto series = series_of(chart);
  const Ticks ticks = ticks_across(range_of(chart), chart.x, 500);
  const std::string format = number_format(chart.x.unit, ticks, 1);
  std::size_t most = 1;
  for (const auto& row : chart.rows) most = std::max(most, row.marks.size());
  Json colour = colour_channel("series", series);
  if (chart.legend.empty()) colour["legend"] = nullptr;
  Json shape = shape_channel("series", series);
  if (chart.legend.empty()) shape["legend"] = nullptr;
  Json spec = vega_of(figure);
  spec["width"] = 500;
  spec["height"] = {{"step", 12 + kBetween * static_cast<double>(most)}, {"for", "position"}};
  spec["encoding"] = {{"y", name_channel(chart.row_title)}, {"color", colour}};
  if (most > 1) spec["encoding"]["yOffset"] = {{"field", "series"}, {"sort", colour["scale"]["domain"]}};
  const Json at = number_channel("value", chart.x, ticks);
  spec["layer"] = {{{"params", chart.legend.empty() ? Json::array() : kept_entries("series")},
                    {"mark", {{"type", "rule"}, {"strokeWidth", 2}}},
                    {"encoding",
                     {{"x", number_channel("low", chart.x, ticks)},
                      {"x2", {{"field", "high"}}},
                      {"opacity", chart.legend.empty() ? Json{{"value", 1}} : fading(1)}}}},
                   {{"mark", {{"type", "point"}, {"filled", true}, {"size", 70}}},
                    {"encoding",
                     {{"x", at},
                      {"shape", shape},
                      {"opacity", chart.legend.empty() ? Json{{"value", 1}} : fading(1)},
                      {"tooltip", tips({{chart.row_title, chart.row_title},
                                        {"series", "of"},
                                        {"value", chart.x.title, format},
                                        {"low", "from", format},
                                        {"high", "to", format}})}}}}};
  if (chart.zero)
    spec["layer"].push_back(
        {{"mark", {{"type", "rule"}, {"color", kAxis}}},
         {"encoding", {{"y", nullptr}, {"yOffset", nullptr}, {"color", nullptr}, {"x", {{"datum", *chart.zero}}}}}});
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const DotChart& chart) {
  Figure figure = head_of(chart);
  figure.legend = chart.legend;
  figure.wide = picture(chart, kWide);
  figure.narrow = picture(chart, kNarrow);
  add_tables(chart, figure);
  figure.vega = vega(chart, figure);
  return figure;
}

}  // namespace app
