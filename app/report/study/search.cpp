// What is enough, and what is best: the steps of a search for capacity, and of a selection.
#include <algorithm>
#include <cmath>

#include "app/report/chart/line_chart.hpp"
#include "app/report/study/sections.hpp"
#include "sim/study/sequel.hpp"

namespace app {

namespace {

using sim::analysis::LevelVerdict;
using sim::analysis::Verdict;

const char* words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds: return "enough";
    case Verdict::fails: return "not enough";
    case Verdict::too_close: return "too close to tell";
    case Verdict::undecided: break;
  }
  return "not decided yet";
}

// What was looked at, in the order of the search.
struct Search {
  sim::study::Condition condition;
  sim::analysis::CapacityState state;
};

std::optional<Search> search_of(const sim::study::StageResult& stage) {
  const auto& t = stage.table;
  std::vector<std::string> outcomes;
  for (const auto& o : t.outcomes) outcomes.push_back(o.name);
  const auto condition = sim::study::read_condition(stage.search.such_that, outcomes);
  const auto scenario = std::find(t.scenarios.begin(), t.scenarios.end(), stage.search.scenario);
  if (!condition || scenario == t.scenarios.end() || stage.search.levels == 0) return std::nullopt;
  Search search{*condition, {}};
  search.condition.scenario = static_cast<std::size_t>(scenario - t.scenarios.begin());
  std::vector<sim::analysis::LevelRuns> runs;
  for (std::size_t i = 0; i < t.rows.size(); ++i)
    runs.push_back({static_cast<std::size_t>(t.rows[i].id),
                    sim::analysis::values_of(t, i, {search.condition.outcome, search.condition.scenario, false})});
  search.state =
      sim::analysis::capacity_search(runs, stage.search.levels, sim::study::rule_of(stage.search, search.condition));
  return search;
}

double level_value(const sim::study::StageResult& stage, std::size_t level) {
  for (std::size_t i = 0; i < stage.table.rows.size(); ++i)
    if (stage.table.rows[i].id == level) return stage.table.value[stage.table.at_value(i, 0)];
  return std::nan("");
}

Figure picture(const StudyView& view, std::size_t stage, const Search& search) {
  const auto& r = view.stage(stage);
  const auto& outcome = r.table.outcomes[search.condition.outcome];
  LineChart chart;
  chart.id = view.id(stage, "search");
  chart.caption = outcome.name + " of “" + r.search.scenario + "” at every level that was tried";
  chart.reading = std::string("Enough is what lies ") + (search.condition.below ? "below" : "above") +
                  " the dashed line with its whole interval (the ribbon).";
  chart.x = {.title = r.table.parameters[0].name};
  chart.y = {.title = outcome.name + (outcome.unit.empty() ? "" : ", " + outcome.unit)};
  chart.limit = Limit{search.condition.limit, r.search.such_that};
  std::vector<LevelVerdict> sorted = search.state.visited;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.level < b.level; });
  Line line{r.search.scenario, view.look(search.condition.scenario), {}, {}, {}, {}};
  for (const auto& v : sorted) {
    line.x.push_back(level_value(r, v.level));
    line.y.push_back(v.mean.value);
    line.low.push_back(v.mean.low);
    line.high.push_back(v.mean.high);
  }
  chart.lines.push_back(std::move(line));
  return figure_of(chart);
}

std::optional<Section> answered(const StudyView& view, std::size_t stage, const char* method, const char* id,
                                const char* question) {
  if (view.stage(stage).table.method != method) return std::nullopt;
  Section section;
  section.id = view.id(stage, id);
  section.question = view.question(stage, question);
  section.answer = view.stage(stage).answer.empty() ? "The search is not finished." : view.stage(stage).answer;
  return section;
}

}  // namespace

std::optional<Section> what_is_enough(const StudyView& view, std::size_t stage) {
  auto section = answered(view, stage, "capacity", "enough", "How much is enough?");
  if (!section) return section;
  section->notes.push_back(
      "The smallest level is found by halving the range that is left; every level is judged on runs with the same "
      "luck, until it is clearly enough or clearly not.");
  const auto search = search_of(view.stage(stage));
  if (!search) return section;
  section->figures.push_back(picture(view, stage, *search));
  WordTable steps{
      {"step", view.stage(stage).table.parameters[0].name, "mean with its interval", "runs", "verdict"}, {}, false};
  for (const auto& v : search->state.visited)
    steps.rows.push_back({std::to_string(steps.rows.size() + 1), three_digits(level_value(view.stage(stage), v.level)),
                          three_digits(v.mean), std::to_string(v.used), words_of(v.verdict)});
  section->tables.push_back({view.id(stage, "search_table"), "The steps of the search", steps});
  return section;
}

std::optional<Section> which_to_select(const StudyView& view, std::size_t stage) {
  auto section = answered(view, stage, "select", "select", "Which is best?");
  if (!section) return section;
  const auto& t = view.stage(stage).table;
  WordTable means{{"scenario"}, {}, false};
  for (const auto& o : t.outcomes) means.headings.push_back(o.name + (o.unit.empty() ? "" : ", " + o.unit));
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    auto& row = means.rows.emplace_back();
    row.push_back(t.scenarios[s]);
    for (std::size_t o = 0; o < t.outcomes.size(); ++o)
      row.push_back(three_digits(sim::analysis::mean_estimate(sim::analysis::values_of(t, 0, {o, s, false}))));
  }
  section->tables.push_back({view.id(stage, "select_table"), "Means over the runs of the selection", means});
  return section;
}

}  // namespace app
