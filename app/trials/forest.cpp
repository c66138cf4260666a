#include "app/trials/forest.hpp"

#include <algorithm>
#include <cmath>

#include "app/picture/layout.hpp"
#include "app/picture/svg.hpp"
#include "app/terminal/numbers.hpp"

namespace app {

namespace {

constexpr const char* kStyle = R"(
  text { font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #22303c; font-size: 12px; }
  .title { font-size: 20px; font-weight: 600; }
  .role { font-size: 14px; font-weight: 600; fill: #2d5f8b; }
  .note { font-size: 11px; fill: #56636f; }
  .bad { font-size: 12px; fill: #a33b20; font-weight: 600; }
  .page { fill: #ffffff; stroke: none; }
  .band { fill: #f4f7fa; stroke: none; }
  .dot { fill: #22303c; stroke: none; }
  .sim { fill: #d9812e; stroke: none; }
  path { fill: none; stroke-width: 1.5; }
  .zero { stroke: #9aa5af; stroke-dasharray: 3 3; stroke-width: 1; }
  .axis { stroke: #9aa5af; stroke-width: 1; }
  .published { stroke: #22303c; }
  .simulated { stroke: #d9812e; stroke-width: 4; }
  .arrow { stroke: #d9812e; stroke-width: 1.5; }
)";

constexpr double kWidth = 1180, kPlotLeft = 470, kPlotWidth = 300, kReach = 6, kRow = 26;

double across(double standardised) {
  const double x = std::clamp(standardised, -kReach, kReach);
  return kPlotLeft + kPlotWidth * (x + kReach) / (2 * kReach);
}

void line(Page& page, double x0, double x1, double y, const char* style) {
  page.paths.push_back({{{x0, y}, {x1, y}}, false, style});
}

void draw_row(Page& page, const ScoreRow& row, double y) {
  const bool bad = !row.verdict.inside || row.failed_calibration();
  page.texts.push_back({20, y + 4, row.id, bad ? "bad" : "label"});
  page.texts.push_back({66, y + 4, row.trial + ": " + row.target.about, "label"});
  page.texts.push_back({kPlotLeft + kPlotWidth + 20, y + 4, published_words(row), "label"});
  page.texts.push_back({kPlotLeft + kPlotWidth + 200, y + 4, simulated_words(row), bad ? "bad" : "label"});
  if (row.target.published.direction != 0 || row.target.is_chance() || row.verdict.usable == 0) return;
  const Standardised s = standardised(row);
  if (!std::isfinite(s.mean)) return;
  line(page, across(s.published_low), across(s.published_high), y - 4, "published");
  page.rectangles.push_back({across(0) - 3, y - 7, 6, 6, "dot", 0});
  line(page, across(s.low), across(s.high), y + 5, "simulated");
  page.rectangles.push_back({across(s.mean) - 4, y + 1, 8, 8, "sim", 4});
}

Page lay_out_forest(const Scoreboard& board) {
  Page page;
  page.width = kWidth;
  double y = 40;
  page.texts.push_back({20, y, "Virtual trials: simulated against published", "title"});
  page.texts.push_back({20, y + 22,
                        "black: published value and 95 % interval. orange: mean and 95 % range of " +
                            std::to_string(board.replicates) +
                            " simulated trials. Scale: published standard errors from the published value.",
                        "note"});
  y += 52;
  const double top = y;
  for (const models::Role role :
       {models::Role::calibration, models::Role::held_out, models::Role::consistency, models::Role::verification}) {
    bool first = true;
    for (const ScoreRow& row : board.rows) {
      if (row.target.role != role) continue;
      if (first) {
        page.texts.push_back({20, y + 6, models::words_of(role), "role"});
        page.texts.push_back({kPlotLeft + kPlotWidth + 20, y + 6, "published", "note"});
        page.texts.push_back({kPlotLeft + kPlotWidth + 200, y + 6, "simulated", "note"});
        y += kRow;
      }
      first = false;
      draw_row(page, row, y);
      y += kRow;
    }
    if (!first) y += 10;
  }
  page.paths.push_back({{{across(0), top}, {across(0), y}}, false, "zero"});
  line(page, across(-kReach), across(kReach), y, "axis");
  for (int tick = -6; tick <= 6; tick += 2) {
    const std::string words = tick > 0 ? "+" + std::to_string(tick) : std::to_string(tick);
    page.texts.push_back({across(tick), y + 16, words, "note", "middle"});
  }
  page.height = y + 36;
  return page;
}

}  // namespace

Standardised standardised(const ScoreRow& row) {
  const auto& p = row.target.published;
  const auto& v = row.verdict;
  constexpr double kBothSides = 2 * 1.959963984540054;
  const double unit = p.ci95 ? ((*p.ci95)[1] - (*p.ci95)[0]) / kBothSides : v.sd;
  const auto of = [&](double x) { return (x - p.value) / unit; };
  return {of(v.mean), of(v.low), of(v.high), p.ci95 ? of((*p.ci95)[0]) : 0, p.ci95 ? of((*p.ci95)[1]) : 0};
}

std::string forest_svg(const Scoreboard& board) {
  return svg_of_page(lay_out_forest(board), "Virtual trials: simulated against published", kStyle);
}

}  // namespace app
