#include "app/study/design_csv.hpp"

#include "sim/config/quantity.hpp"
#include "sim/store/csv.hpp"

namespace app {

namespace {

const char* word_of(sim::analysis::RowRole role) {
  using sim::analysis::RowRole;
  switch (role) {
    case RowRole::centre: return "centre";
    case RowRole::point: return "point";
    case RowRole::a: return "a";
    case RowRole::b: return "b";
    case RowRole::ab: return "ab";
    case RowRole::trajectory: return "trajectory";
    case RowRole::draw: return "draw";
  }
  return "";
}

}  // namespace

std::string design_csv(const sim::study::Stage& stage, const std::vector<sim::study::DesignRow>& rows) {
  std::vector<std::string> header{"id",       "role",     "block",      "input",   "step",
                                  "scramble", "luck_tag", "luck_index", "redraws", "replicates"};
  for (const auto& factor : stage.factors.all)
    header.push_back(factor.unit.empty() ? factor.name : factor.name + " [" + factor.unit + "]");
  sim::CsvLines lines(header);
  for (const auto& row : rows) {
    lines.whole(static_cast<long long>(row.what.id)).text(word_of(row.what.role)).whole(row.what.block);
    lines.text(row.what.input == sim::analysis::kNoInput ? "" : stage.factors.all[row.what.input].name);
    lines.whole(row.what.step).whole(row.what.scramble).whole(row.luck.tag).whole(row.luck.index);
    lines.whole(row.redraws).whole(row.replicates);
    for (std::size_t f = 0; f < row.value.size(); ++f) {
      const auto& levels = stage.factors.all[f].levels;
      // A level that is a number stays one: as text a spreadsheet guard would stand before "-0.2".
      const std::string level = levels.empty() ? "" : levels[static_cast<std::size_t>(row.value[f])];
      if (const auto number = sim::parse_plain_number(level); number || levels.empty())
        lines.number(number.value_or(row.value[f]));
      else
        lines.text(level);
    }
    lines.end_line();
  }
  return lines.take();
}

}  // namespace app
