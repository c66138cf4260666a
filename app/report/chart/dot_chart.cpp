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
  for (const auto& row : chart.rows) {
    names.push_back(row.label);
    if (!row.words.empty()) right = std::max(right, text_width(row.words, 11) + 16);
  }
  const RowLabels labels(width, names);
  if (labels.above()) right = 12;  // The words join the row's name.
  double height = 8;
  const auto high = [&](const DotRow& row) { return labels.height(height_of(row)); };
  for (const auto& row : chart.rows) height += high(row) + labels.head();
  const Box box{labels.left() + 6, 8, width - right, height};
  const Ticks ticks = ticks_across(range_of(chart), chart.x, box.right - box.left);
  draw_ticks_across(svg, box, ticks, chart.x.unit, true);
  const Scale x(ticks.low, ticks.high, box.left, box.right);
  if (chart.zero) svg.line(x(*chart.zero), box.top, x(*chart.zero), box.bottom, kAxis, 1.3);
  double top = box.top;
  for (const auto& row : chart.rows) {
    const bool joined = labels.above() && !row.words.empty();
    labels.draw(svg, joined ? row.label + ": " + row.words : row.label, top, high(row));
    top += labels.head();
    double y = top + 6 + kBetween / 2 + (high(row) - height_of(row)) / 2;
    for (const Mark& m : row.marks) {
      draw_mark(svg, m, x, y,
                row.label + (m.name == row.label ? "" : "\n" + m.name) + "\n" +
                    interval_text(m, chart.x.unit, ticks.step / 20));
      y += kBetween;
    }
    if (!joined && !row.words.empty())
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
      figure.data.rows.push_back({row.label, m.name, m.at, m.low, m.high});
      auto& words = figure.table.rows.emplace_back();
      words.push_back(row.label);
      if (several) words.push_back(m.name);
      words.push_back(interval_text(m, chart.x.unit, step));
    }
}

std::string vega(const DotChart& chart, const Figure& figure) {
  Json spec = vega_of(figure);
  const Json y = {{"field", chart.row_title}, {"type", "nominal"}, {"sort", nullptr}, {"title", nullptr}};
  const Json offset = {{"field", "series"}};
  Json colour = {{"field", "series"}, {"type", "nominal"}, {"title", nullptr}};
  if (!chart.legend.empty()) colour["scale"] = colours_of(chart.legend);
  spec["width"] = 500;
  spec["encoding"] = {{"y", y}, {"yOffset", offset}, {"color", colour}};
  spec["layer"] = Json::array(
      {{{"mark", "rule"},
        {"encoding",
         {{"x", {{"field", "low"}, {"type", "quantitative"}, {"title", chart.x.title}}}, {"x2", {{"field", "high"}}}}}},
       {{"mark", {{"type", "point"}, {"filled", true}}},
        {"encoding",
         {{"x", {{"field", "value"}, {"type", "quantitative"}, {"scale", {{"zero", chart.x.from_zero}}}}}}}}});
  return vega_text(spec);
}

}  // namespace

Figure figure_of(const DotChart& chart) {
  Figure figure;
  figure.id = chart.id;
  figure.caption = chart.caption;
  figure.reading = chart.reading;
  figure.legend = chart.legend;
  figure.wide = picture(chart, kWide);
  figure.narrow = picture(chart, kNarrow);
  add_tables(chart, figure);
  figure.vega = vega(chart, figure);
  return figure;
}

}  // namespace app
