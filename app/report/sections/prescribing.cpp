// What happens to prescribing, and whether tighter prescribing hurts.
#include <algorithm>
#include <cmath>

#include "app/report/chart/dot_chart.hpp"
#include "app/report/sections.hpp"

namespace app {

namespace {

LineChart lines(const RunView& view, const std::string& id, const std::string& outcome, const std::string& caption,
                const std::string& reading, const Axis& y) {
  LineChart chart;
  chart.id = id;
  chart.caption = caption;
  chart.reading = reading;
  if (view.repeats())
    chart.reading += view.scenarios() <= 4 ? " Ribbons: 95 % intervals." : " Intervals stand in the table.";
  chart.x = {.title = "months since the start", .from_zero = true, .months = true};
  chart.y = y;
  for (std::size_t s = 0; s < view.scenarios(); ++s) chart.lines.push_back(view.over_time(outcome, s));
  return chart;
}

// Scenarios in which clinicians prescribe otherwise: a twentieth more tapers, or guideline care by a point. A dose that
// is lower because patients stop of their own accord is no tighter prescribing.
std::vector<std::size_t> tightening(const RunView& view) {
  std::vector<std::size_t> all;
  const auto tapers = view.measure("tapers"), care = view.measure("guideline_concordant");
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    const bool more = tapers && tapers->difference(s).mean > 0.05 * tapers->level(0).mean;
    const bool closer = care && care->difference(s).mean > 0.01;
    if (more || closer) all.push_back(s);
  }
  return all;
}

constexpr std::size_t kMostNamed = 3;  // Scenarios in one sentence; tables have all.

struct Harm {
  const char *measure, *label;
};
constexpr Harm kHarms[] = {{"overdoses", "overdoses"},         {"died_of_overdose", "deaths of overdose"},
                           {"crises", "mental-health crises"}, {"died_of_suicide", "suicides"},
                           {"stopped", "stopped opioids"},     {"oud_active", "active opioid use disorder"}};

// Stopping is counted beside the harms; it is far more frequent, and what it means is the patient's.
bool is_harm(const Harm& harm) { return std::string_view(harm.measure) != "stopped"; }

std::string verdict(const RunView& view, const std::vector<std::size_t>& tight) {
  std::vector<std::string> worse, better;
  for (const Harm& harm : kHarms) {
    const auto series = view.measure(harm.measure, 1000);
    if (!series || !is_harm(harm)) continue;
    for (const std::size_t s : tight) {
      const auto change = series->difference(s);
      if (!is_clear(change)) continue;
      (change.mean > 0 ? worse : better)
          .push_back(std::string(harm.label) + " " + difference_words(change, step_for({change})) +
                     " per 1,000 under “" + view.name(s) + "”");
    }
  }
  const auto joined = [](const std::vector<std::string>& all) {
    std::string words;
    for (std::size_t i = 0; i < std::min(all.size(), kMostNamed); ++i) words += (i == 0 ? "" : "; ") + all[i];
    return all.size() <= kMostNamed ? words
                                    : words + "; and " + std::to_string(all.size() - kMostNamed) + " more in the table";
  };
  if (worse.empty() && better.empty())
    return "In these results no harm of tighter prescribing can be told from none, and neither can a benefit for "
           "safety; the intervals say how large either could be.";
  return (worse.empty() ? "No harm rises clearly." : "Harms that rise: " + joined(worse) + ".") +
         (better.empty() ? "" : " Harms that fall: " + joined(better) + ".");
}

// Whether those whose prescribing is tightened have more pain or less.
std::string pain_note(const RunView& view, const std::vector<std::size_t>& tight) {
  const auto pegs = view.measure("pegs");
  if (!pegs || !view.repeats()) return "";
  std::string words;
  std::size_t clear = 0;
  for (const std::size_t s : tight)
    if (const auto change = pegs->difference(s); is_clear(change) && ++clear <= kMostNamed)
      words += (words.empty() ? "Pain changes: PEGS " : "; ") + difference_words(change, step_for({change})) +
               " under “" + view.name(s) + "”";
  if (clear == 0) return "In none of them can a change of pain be told from none.";
  if (clear > kMostNamed) words += "; and clearly under " + std::to_string(clear - kMostNamed) + " more";
  return words + ".";
}

}  // namespace

std::optional<Section> what_happens_to_prescribing(const RunView& view) {
  if (!view.has_outcome("mme")) return std::nullopt;
  Section section;
  section.id = "prescribing";
  section.question = "What happens to prescribing?";
  const auto dose = view.measure("mme");
  if (dose) {
    const auto lowest = extreme(*dose, true);
    section.answer = "The mean dose is " + value_words(dose->level(0).mean, Unit::plain, 0.1) + " MME a day under “" +
                     view.reference() + "” at " + view.horizon();
    if (lowest && dose->difference(*lowest).mean < -0.05)
      section.answer += "; it falls most under “" + view.name(*lowest) +
                        "”: " + difference_words(dose->difference(*lowest), 0.1, "MME");
    section.answer += ".";
  }
  section.figures.push_back(
      figure_of(lines(view, "dose", "mme", "Mean daily opioid dose, in morphine milligram equivalents (MME)",
                      "Those without opioids count as zero.", {.title = "MME a day", .least_span = 5})));
  if (view.has_outcome("guideline_concordant"))
    section.figures.push_back(
        figure_of(lines(view, "guideline", "guideline_concordant", "Patients with guideline-concordant monitoring",
                        "A treatment agreement on file and a urine drug test within 12 months.",
                        {.title = "share of patients", .unit = Unit::percent, .from_zero = true})));
  section.tables.push_back(
      {"prescribing_table", "Prescribing at " + view.horizon() + ", difference to “" + view.reference() + "”",
       scenario_table(view, {{"dose, MME", dose, view.compares()},
                             {"tapers per 1,000", view.measure("tapers", 1000), view.compares()},
                             {"off opioids", view.measure("stopped"), view.compares(), Unit::percent},
                             {"dose at least 10 % lower, or none", view.measure("reduced_or_stopped"), view.compares(),
                              Unit::percent},
                             {"benzodiazepine", view.measure("benzodiazepine"), view.compares(), Unit::percent},
                             {"early refills per 1,000", view.measure("early_refills", 1000), view.compares()}})});
  return section;
}

std::optional<Section> does_tighter_prescribing_hurt(const RunView& view) {
  if (!view.compares() || !view.measure("mme")) return std::nullopt;
  Section section;
  section.id = "tighter";
  section.question = "Does tighter prescribing hurt?";
  const auto tight = tightening(view);
  if (tight.empty()) {
    section.answer =
        "In no scenario here do clinicians taper more or monitor closer to the guideline, so these results cannot say.";
    return section;
  }
  section.answer = verdict(view, tight);
  if (const std::string pain = pain_note(view, tight); !pain.empty()) section.notes.push_back(pain);
  if (view.repeats() && tight.size() > 1)
    section.notes.push_back(std::to_string(std::ranges::count_if(
                                kHarms, [&](const Harm& h) { return is_harm(h) && view.measure(h.measure); })) +
                            " harms are looked at in " + std::to_string(tight.size()) +
                            " scenarios: of twenty such differences that are none, about one looks clear by luck.");
  section.notes.push_back(
      "Shown are the scenarios in which clinicians taper more or monitor closer to the guideline; where patients stop "
      "of their own accord, nothing was tightened. A taper can raise or lower risk in the model; how strongly it does "
      "is uncertain, and the intervals hold that where several draws "
      "were made.");
  DotChart chart;
  chart.id = "tighter";
  chart.caption = "Harms per 1,000 patients in " + view.horizon() + ", difference to “" + view.reference() + "”";
  chart.reading = "To the right of the line there is more of it. Active disorder is the state at the end.";
  chart.x.title = "per 1,000 patients";
  chart.zero = 0;
  chart.less_words = "less of it";
  chart.more_words = "more of it";
  chart.row_title = "harm";
  for (const std::size_t s : tight) chart.legend.push_back({view.name(s), look_of(s), false});
  std::vector<Column> columns;
  for (const Harm& harm : kHarms) {
    const auto series = view.measure(harm.measure, 1000);
    if (!series) continue;
    columns.push_back({std::string(harm.label) + " per 1,000", series, true});
    if (!is_harm(harm)) continue;  // In the table only.
    DotRow row{harm.label, {}};
    for (std::size_t k = 0; k < tight.size(); ++k) {
      const auto change = series->difference(tight[k]);
      row.marks.push_back({change.mean, change.low, change.high, look_of(tight[k]), view.name(tight[k]), k});
    }
    chart.rows.push_back(std::move(row));
  }
  section.figures.push_back(figure_of(chart));
  columns.push_back({"PEGS, points", view.measure("pegs"), true});
  section.tables.push_back(
      {"tighter_table", "All scenarios, difference to “" + view.reference() + "”", scenario_table(view, columns)});
  return section;
}

}  // namespace app
