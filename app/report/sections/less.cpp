// Can it be done with less: staff hours against what they bring.
#include <algorithm>
#include <cmath>

#include "app/report/chart/cloud.hpp"
#include "app/report/sections.hpp"
#include "app/report/words.hpp"

namespace app {

namespace {

// What a scenario is for, in the order of the question: health, pain, monitoring. `sign` turns it into a gain.
struct Aim {
  const char *measure, *words;
  double sign;
};
constexpr Aim kAims[] = {{"discounted_qaly", "gain in QALYs", 1},
                         {"pegs_at_12_months", "fall in pain at 12 months", -1},
                         {"guideline_concordant", "gain in guideline-concordant care", 1}};

std::string less_answer(const RunView& view, const Series& hours) {
  std::size_t most = 0;
  const auto level = [&](std::size_t s) { return hours.level(s).mean; };
  for (std::size_t s = 1; s < view.scenarios(); ++s)
    if (level(s) > 0 && (most == 0 || level(s) > level(most))) most = s;
  if (most == 0) return "No scenario uses staff time in programmes.";
  std::string answer = "“" + view.name(most) + "” needs the most staff: " + three_digits(level(most)) +
                       " hours per 1,000 patients in " + view.horizon() + ".";
  for (const Aim& aim : kAims) {
    const auto series = view.measure(aim.measure, aim.sign);
    if (!series) continue;
    // Only a gain that is clear for the larger programme can be a yardstick for the smaller ones.
    const auto gain = series->difference(most);
    if (gain.mean <= 0 || (view.repeats() && !is_clear(gain))) continue;
    std::size_t best = 0;
    for (std::size_t s = 1; s < view.scenarios(); ++s)
      if (s != most && level(s) > 0 && level(s) < 0.9 * level(most) &&
          (best == 0 || series->difference(s).mean > series->difference(best).mean))
        best = s;
    if (best == 0) break;
    const double share = series->difference(best).mean / gain.mean;
    return answer + " “" + view.name(best) + "” uses " + value_words(level(best) / level(most), Unit::percent, 0.01) +
           " of those hours and has " + value_words(share, Unit::percent, 0.01) + " of its " + aim.words +
           (is_clear(series->difference(best)) || !view.repeats() ? "." : " (which cannot be told from none).");
  }
  return answer + " No gain of it is clear enough to measure smaller programmes against.";
}

}  // namespace

std::optional<Section> can_it_be_done_with_less(const RunView& view) {
  constexpr std::size_t kMostDots = 500;  // Of each scenario; more would only be larger.
  const auto hours = view.hours();
  const auto qaly = view.measure("discounted_qaly", 1000);
  if (!hours || !qaly || !view.compares()) return std::nullopt;
  Section section;
  section.id = "less";
  section.question = "Can it be done with less?";
  section.answer = less_answer(view, *hours);
  Cloud cloud;
  cloud.id = "less";
  cloud.caption =
      "What staff time buys: hours in programmes against QALYs gained, per 1,000 patients in " + view.horizon();
  cloud.reading = std::string(view.outcomes().draws > 1 ? "Each dot is a draw" : "Each dot is a replicate") +
                  ", the large marks are means. Higher and further to the left is better.";
  if (hours->scenarios[0].size() > kMostDots)
    cloud.reading += " The first 500 are shown, and the marks are their means.";
  cloud.x = {.title = "staff hours per 1,000 patients", .from_zero = true};
  cloud.y = {.title = "QALYs gained per 1,000 patients"};
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    DotSeries series{view.name(s), look_of(s), {}, {}};
    for (std::size_t i = 0; i < std::min(kMostDots, hours->scenarios[s].size()); ++i) {
      const double x = hours->scenarios[s][i];
      series.x.push_back(std::isfinite(x) ? x : 0);
      series.y.push_back(qaly->scenarios[s][i] - qaly->scenarios[0][i]);
    }
    cloud.series.push_back(std::move(series));
  }
  section.figures.push_back(figure_of(cloud));
  section.tables.push_back(
      {"less_table", "Staff time and what it brings, difference to “" + view.reference() + "” except hours",
       scenario_table(
           view, {{"staff hours per 1,000", hours},
                  {"programme cost per patient, " + view.outcomes().money_unit, view.measure("programme_cost"), true},
                  {"PEGS at 12 months", view.measure("pegs_at_12_months"), true},
                  {"guideline care", view.measure("guideline_concordant"), true, Unit::percent},
                  {"QALYs per 1,000", qaly, true}})});
  return section;
}

}  // namespace app
