// Who is harmed, and who benefits: overdoses, deaths, and pain by subgroup.
#include <algorithm>
#include <cmath>

#include "app/picture/step_words.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/sections.hpp"

namespace app {

namespace {

DotChart by_scenario(const RunView& view, const Series& series, const std::string& id, const std::string& what) {
  DotChart chart;
  chart.id = id;
  const bool d = view.compares();
  chart.caption =
      what + " per 1,000 patients in " + view.horizon() + (d ? ", difference to “" + view.reference() + "”" : "");
  chart.reading = view.repeats() ? "The bars are 95 % intervals." : "One repeat: no intervals.";
  chart.x.title = "per 1,000 patients";
  if (d) chart.zero = 0;
  chart.less_words = "fewer";
  chart.more_words = "more";
  for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s) {
    const auto i = d ? series.difference(s) : series.level(s);
    chart.rows.push_back({view.name(s), {{i.mean, i.low, i.high, look_of(s), view.name(s), 0}}});
  }
  return chart;
}

std::string harm_answer(const RunView& view, const Series& overdoses) {
  std::string answer = "Under “" + view.reference() + "” there are " +
                       value_words(overdoses.level(0).mean, Unit::plain, 0.1) + " overdoses per 1,000 patients in " +
                       view.horizon() + ".";
  std::string clear;
  for (std::size_t s = 1; s < view.scenarios(); ++s)
    if (const auto i = overdoses.difference(s); is_clear(i))
      clear += (clear.empty() ? " They change under “" : "; under “") + view.name(s) + "” by " +
               difference_words(i, step_for({i}));
  if (!view.compares()) return answer;
  return answer + (clear.empty() ? " In no scenario can a change be told from none." : clear + ".");
}

// Where panels of draws are kept, the mean at the panel nearest to 12 months.
std::size_t panel_near_12_months(const sim::Outcomes& o) {
  std::size_t best = 0;
  for (std::size_t t = 0; t < o.panel_days.size(); ++t)
    if (std::fabs(o.panel_days[t] - 365.25) < std::fabs(o.panel_days[best] - 365.25)) best = t;
  return best;
}

}  // namespace

std::optional<Section> who_is_harmed(const RunView& view) {
  const auto overdoses = view.measure("overdoses", 1000);
  if (!overdoses) return std::nullopt;
  Section section;
  section.id = "harms";
  section.question = "Who is harmed?";
  section.answer = harm_answer(view, *overdoses);
  const auto all_deaths = view.deaths(1000);
  section.figures.push_back(figure_of(by_scenario(view, *overdoses, "overdoses", "Overdoses")));
  if (all_deaths) section.figures.push_back(figure_of(by_scenario(view, *all_deaths, "deaths", "Deaths of any cause")));
  section.tables.push_back(
      {"harms_table", "Events per 1,000 patients in " + view.horizon(),
       scenario_table(view, {{"overdoses", overdoses},
                             {"deaths of overdose", view.measure("died_of_overdose", 1000)},
                             {"suicides", view.measure("died_of_suicide", 1000)},
                             {"deaths of any cause", all_deaths},
                             {"mental-health crises", view.measure("crises", 1000)},
                             {"hospital admissions", view.measure("admissions", 1000)},
                             {"active opioid use disorder at the end", view.measure("oud_active", 1000)}})});
  return section;
}

std::optional<Section> who_benefits(const RunView& view) {
  const auto& o = view.outcomes();
  if (!view.has_outcome("pegs") || o.subgroups.size() < 2 || !view.compares()) return std::nullopt;
  constexpr std::size_t kMostScenarios = 4;
  Section section;
  section.id = "subgroups";
  section.question = "Who benefits, who does not?";
  const std::size_t t = panel_near_12_months(o);
  const std::string when = "at " + value_words(o.panel_days[t] / 30.4375, Unit::plain, 1) + " months";
  // The table has everybody; the picture has those whose pain changes most.
  std::vector<std::size_t> shown;
  std::vector<std::vector<Mark>> marks(view.scenarios());
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    shown.push_back(s);
    for (std::size_t g = 0; g < o.subgroups.size(); ++g) {
      const Line line = view.difference_over_time("pegs", s, 1, g);
      marks[s].push_back({line.y[t], line.low.empty() ? std::nan("") : line.low[t],
                          line.high.empty() ? std::nan("") : line.high[t], look_of(s), view.name(s), 0});
    }
  }
  const auto size = [&](std::size_t s) { return std::isfinite(marks[s][0].at) ? std::fabs(marks[s][0].at) : -1; };
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  if (shown.size() > kMostScenarios) shown.resize(kMostScenarios);
  std::sort(shown.begin(), shown.end());
  DotChart chart;
  chart.id = "subgroups";
  chart.caption = "Pain impact (PEGS) " + when + " by subgroup, difference to “" + view.reference() + "”";
  chart.reading =
      "Left of the line there is less pain. Members keep their subgroup for good: it is what they were at entry.";
  if (shown.size() + 1 < view.scenarios())
    chart.reading += " Shown are the four scenarios with the largest change; the table below has all.";
  chart.x.title = "PEGS points";
  chart.zero = 0;
  chart.less_words = "less pain";
  chart.more_words = "more pain";
  chart.row_title = "subgroup";
  for (const std::size_t s : shown) chart.legend.push_back({view.name(s), look_of(s), false});
  WordTable table{{"subgroup"}, {}, false};
  for (std::size_t s = 1; s < view.scenarios(); ++s) table.headings.push_back(view.name(s));
  for (std::size_t g = 0; g < o.subgroups.size(); ++g) {
    DotRow row{spaced(o.subgroups[g]), {}};
    for (std::size_t k = 0; k < shown.size(); ++k) {
      row.marks.push_back(marks[shown[k]][g]);
      row.marks.back().entry = k;
    }
    chart.rows.push_back(std::move(row));
    auto& words = table.rows.emplace_back();
    words.push_back(spaced(o.subgroups[g]));
    for (std::size_t s = 1; s < view.scenarios(); ++s) {
      const Mark& m = marks[s][g];
      words.push_back(value_words(m.at, Unit::plain, 0.01) +
                      (std::isfinite(m.low) ? " (" + value_words(m.low, Unit::plain, 0.01) + " to " +
                                                  value_words(m.high, Unit::plain, 0.01) + ")"
                                            : ""));
    }
  }
  // The single largest fall, for the sentence.
  std::size_t best_s = 1, best_g = 0;
  for (std::size_t s = 1; s < view.scenarios(); ++s)
    for (std::size_t g = 0; g < o.subgroups.size(); ++g)
      if (marks[s][g].at < marks[best_s][best_g].at) best_s = s, best_g = g;
  const Mark& best = marks[best_s][best_g];
  section.answer = best.at < 0
                       ? "The largest fall in pain is that of the subgroup “" + spaced(o.subgroups[best_g]) +
                             "” under “" + view.name(best_s) + "”: PEGS " +
                             difference_words({best.at, best.low, best.high, ""}, 0.01, "points") + " " + when + "."
                       : "In no subgroup does pain fall below that under “" + view.reference() + "”.";
  section.notes.push_back(
      "Subgroups overlap and are small; the largest of many differences is partly luck. How many of each subgroup take "
      "part is not in the results.");
  section.figures.push_back(figure_of(chart));
  if (shown.size() + 1 < view.scenarios())
    section.tables.push_back({"subgroups_table", "All scenarios, PEGS " + when, table});
  return section;
}

}  // namespace app
