// What if: every outcome at every point of a grid, a list or a spread of points.
#include <algorithm>
#include <cmath>

#include "app/report/chart/dot_chart.hpp"
#include "app/report/chart/heat_map.hpp"
#include "app/report/chart/line_chart.hpp"
#include "app/report/study/sections.hpp"
#include "app/report/study/telling.hpp"

namespace app {

namespace {

constexpr std::size_t kMostRows = 40;

class Points {
 public:
  Points(const StudyView& view, std::size_t stage, const sim::Table& table)
      : view_(view), stage_(stage), table_(table) {
    for (std::size_t p = 0; p < view.stage(stage).table.parameters.size(); ++p) {
      auto& levels = levels_.emplace_back(column(p));
      std::sort(levels.begin(), levels.end());
      levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    }
  }

  std::size_t inputs() const { return levels_.size(); }
  bool is_grid() const { return view_.stage(stage_).table.method == "grid"; }

  // One input: a line; several on a grid: a heat map, the last input across; otherwise one row for each point.
  Figure figure(const TargetLines& target, std::size_t number) const {
    const std::string id = view_.id(stage_, "points") + "_" + std::to_string(number);
    if (inputs() == 1 && levels_[0].size() > 2) return line(target, id);
    if (is_grid() && inputs() > 1 && target.to - target.from <= levels_.back().size() * kMostRows)
      return map(target, id);
    return rows(target, id);
  }

  std::string level(std::size_t p, std::size_t line) const {
    const auto& unit = view_.stage(stage_).table.parameters[p].unit;
    return three_digits(column(p)[line]) + (unit.empty() ? "" : " " + unit);
  }
  std::string name(std::size_t p) const { return view_.input(stage_, view_.stage(stage_).table.parameters[p].name); }
  // "staff.nurse.fte 2, V1 -0.4 points"; a point of many inputs is named by its row.
  std::string point(std::size_t line, std::size_t inputs) const {
    if (inputs > 4) return "row " + std::to_string(static_cast<long long>(numbers_in(table_, "row_id")[line]));
    std::string words;
    for (std::size_t p = 0; p < inputs; ++p)
      words += (p > 0 ? ", " : "") + view_.stage(stage_).table.parameters[p].name + " " + level(p, line);
    return words;
  }

 private:
  const std::vector<double>& column(std::size_t p) const {
    return numbers_in(table_, "parameter_" + std::to_string(p + 1));
  }
  std::string unit_title(const TargetLines& target) const {
    return target.unit.empty() ? "mean" : "mean, " + target.unit;
  }

  Figure line(const TargetLines& target, const std::string& id) const {
    LineChart chart;
    chart.id = id;
    chart.caption = target.words;
    chart.reading = "Mean over replicates; the ribbon is its 95 % interval.";
    chart.x = {.title = name(0)};
    chart.y = {.title = unit_title(target)};
    Line line{target.words, view_.look(target.scenario), {}, {}, {}, {}};
    std::vector<std::size_t> order;
    for (std::size_t i = target.from; i < target.to; ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return column(0)[a] < column(0)[b]; });
    for (const std::size_t i : order) {
      const auto e = estimate_in(table_, "mean", i);
      line.x.push_back(column(0)[i]);
      line.y.push_back(e.value);
      line.low.push_back(e.low);
      line.high.push_back(e.high);
    }
    chart.lines.push_back(std::move(line));
    return figure_of(chart);
  }

  // "6 months, 4 months": the names of the inputs stand above the map.
  std::string levels_down(std::size_t line, std::size_t inputs) const {
    std::string words;
    for (std::size_t p = 0; p < inputs; ++p) words += (p > 0 ? ", " : "") + level(p, line);
    return words;
  }

  Figure map(const TargetLines& target, const std::string& id) const {
    HeatMap map;
    map.id = id;
    const std::size_t last = inputs() - 1;
    std::string down;
    for (std::size_t p = 0; p < last; ++p) down += (p > 0 ? "; then " : "") + name(p);
    map.caption = target.words + (target.unit.empty() ? "" : ", " + target.unit);
    map.reading = "Across: " + name(last) + ". Down: " + down + ". Darker cells hold greater numbers.";
    map.row_title = "point";
    map.from_least = true;
    map.column_title = "level";
    for (std::size_t i = target.from; i < target.to; ++i) {
      const std::string row = levels_down(i, last), across = level(last, i);
      if (std::find(map.rows.begin(), map.rows.end(), row) == map.rows.end()) map.rows.push_back(row);
      if (std::find(map.columns.begin(), map.columns.end(), across) == map.columns.end()) map.columns.push_back(across);
    }
    map.values.assign(map.rows.size() * map.columns.size(), std::nan(""));
    for (std::size_t i = target.from; i < target.to; ++i) {
      const auto r = std::find(map.rows.begin(), map.rows.end(), levels_down(i, last)) - map.rows.begin(),
                 c = std::find(map.columns.begin(), map.columns.end(), level(last, i)) - map.columns.begin();
      map.values[static_cast<std::size_t>(r) * map.columns.size() + static_cast<std::size_t>(c)] =
          numbers_in(table_, "mean")[i];
    }
    return figure_of(map);
  }

  Figure rows(const TargetLines& target, const std::string& id) const {
    DotChart chart;
    chart.id = id;
    chart.caption = target.words;
    chart.reading = "One row for each point; bars are 95 % intervals of the mean over replicates.";
    if (target.to - target.from > kMostRows)
      chart.reading += " Shown are the first " + std::to_string(kMostRows) + " points.";
    chart.x = {.title = unit_title(target)};
    chart.row_title = "point";
    for (std::size_t i = target.from; i < std::min(target.to, target.from + kMostRows); ++i) {
      const auto e = estimate_in(table_, "mean", i);
      const std::string name = point(i, inputs());
      chart.rows.push_back({name, {{e.value, e.low, e.high, view_.look(target.scenario), name, 0}}});
    }
    return figure_of(chart);
  }

  const StudyView& view_;
  std::size_t stage_;
  const sim::Table& table_;
  std::vector<std::vector<double>> levels_;
};

}  // namespace

std::optional<Section> what_if(const StudyView& view, std::size_t stage) {
  const sim::Table* table = view.table(stage, "points");
  if (!table) return std::nullopt;
  const Points points(view, stage, *table);
  Section section;
  section.id = view.id(stage, "points");
  section.question = view.question(stage, "What if?");
  tell(section, view.said(stage).headlines);
  const auto targets = view.targets(stage, *table);
  add_pictures(section, targets,
               [&](const TargetLines& target, std::size_t number) { return points.figure(target, number); });
  WordTable words{{"point"}, {}, false};
  for (const auto& target : targets) words.headings.push_back(target.words);
  for (std::size_t i = 0; i < targets.front().to - targets.front().from; ++i) {
    auto& row = words.rows.emplace_back();
    row.push_back(points.point(i, points.inputs()));
    for (const auto& target : targets) row.push_back(three_digits(estimate_in(*table, "mean", target.from + i)));
  }
  section.tables.push_back({view.id(stage, "points_table"), "Every outcome at every point", words, true});
  return section;
}

}  // namespace app
