#include "app/report/compare_report.hpp"

#include <algorithm>
#include <cmath>

#include "app/diff/differences.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/words.hpp"
#include "app/version.hpp"
#include "sim/config/suggest.hpp"

namespace app {

namespace {

using sim::analysis::MeasureComparison;
using sim::analysis::OutcomesComparison;

constexpr std::size_t kMostRows = 25;
constexpr double kReach = 2;  // Of the picture: from nothing left to three times as much, and as far the other way.
// What a planner looks at first; of everything else, what differs most clearly.
constexpr const char* kMain[] = {"pegs_at_12_months", "guideline_concordant", "overdoses", "died_of_overdose",
                                 "discounted_cost",   "discounted_qaly",      "mme",       "crises"};

std::vector<std::string> scenarios_of(const OutcomesComparison& all) {
  std::vector<std::string> names;
  for (const auto& m : all.measures)
    if (names.empty() || names.back() != m.scenario) names.push_back(m.scenario);
  return names;
}

sim::analysis::Estimate difference_of(const MeasureComparison& m) {
  auto e = m.comparison.difference;
  if (!std::isnan(m.draws_low)) e.low = m.draws_low, e.high = m.draws_high;
  return e;
}

// How many standard errors from zero; the main measures first.
double weight(const MeasureComparison& m) {
  const auto main = std::find(std::begin(kMain), std::end(kMain), m.measure);
  if (main != std::end(kMain)) return 1e9 - static_cast<double>(main - std::begin(kMain));
  const auto& d = m.comparison.difference;
  return d.se > 0 ? std::min(1e6, std::fabs(d.value) / d.se) : 0;
}

std::vector<const MeasureComparison*> of_scenario(const OutcomesComparison& all, const std::string& scenario) {
  std::vector<const MeasureComparison*> found;
  for (const auto& m : all.measures)
    if (m.scenario == scenario) found.push_back(&m);
  return found;
}

bool is_count(const MeasureComparison& m) {
  return m.measure.starts_with("per_1000.") || m.measure.starts_with("wait_day.") || m.measure.starts_with("hours.") ||
         m.unit == "1" || m.unit == "day" || m.unit == "hour" || m.unit == "person";
}

std::string change_words(const sim::analysis::Comparison& c) {
  const std::string from = three_digits(c.mean_a), to = three_digits(c.mean_b);
  if (from != to) return " from " + from + " to " + to;
  return " by " + std::string(c.difference.value > 0 ? "+" : "") + three_digits(c.difference.value);
}

// "enrolled, per 1,000 patients from 257 to 282; ...": what a planner asks for, where it differs beyond chance.
std::string main_changes(const std::vector<const MeasureComparison*>& measures) {
  constexpr std::size_t kMost = 5;
  const auto asked = [](const std::string& name) {
    return name.ends_with(".enrolled") || name.starts_with("wait_day.") || name == "pegs_at_12_months" ||
           name == "overdoses" || name == "discounted_cost" || name == "discounted_qaly" || name == "programme_cost";
  };
  std::string words;
  std::size_t told = 0;
  for (const auto* m : measures)
    if (asked(m->measure) && !m->same() && m->certain() && told++ < kMost)
      words += (words.empty() ? "" : "; ") + measure_words(m->measure) + change_words(m->comparison);
  return words;
}

// Differences in percent of the first run, so that money, points and people share an axis.
DotChart changes(const std::vector<const MeasureComparison*>& measures, const TwoRuns& runs, const Look& look,
                 const std::string& id) {
  std::vector<const MeasureComparison*> shown;
  for (const auto* m : measures)
    if (!m->same() && std::isfinite(m->comparison.difference.value) && std::fabs(m->comparison.mean_a) > 1e-12)
      shown.push_back(m);
  std::stable_sort(shown.begin(), shown.end(), [](auto* a, auto* b) { return weight(*a) > weight(*b); });
  if (shown.size() > kMostRows) shown.resize(kMostRows);
  DotChart chart;
  chart.id = id;
  chart.caption = "Change from “" + runs.first + "” to “" + runs.second + "”, in percent of the first";
  chart.reading =
      "The main measures first, then those that differ most clearly; bars are 95 % intervals. Measures that are the "
      "same in every repeat are left out.";
  chart.x = {.title = "change", .unit = Unit::percent};
  chart.zero = 0;
  chart.less_words = "less";
  chart.more_words = "more";
  chart.row_title = "measure";
  bool beyond = false;
  for (const auto* m : shown) {
    const double base = std::fabs(m->comparison.mean_a);
    const auto d = difference_of(*m);
    // What cannot be less than nothing cannot fall by more than all of it.
    const double least = m->comparison.mean_a > 0 && m->comparison.mean_b >= 0 && is_count(*m) ? -1 : -kReach;
    const auto share = [&](double x) { return std::isfinite(x) ? std::clamp(x / base, least, kReach) : x; };
    beyond = beyond || std::fabs(d.value / base) > kReach;
    const std::string name = measure_words(m->measure);
    chart.rows.push_back({name, {{share(d.value), share(d.low), share(d.high), look, name, 0}}});
  }
  if (beyond) chart.reading += " What more than triples is drawn at the edge; “All measures” has its numbers.";
  return chart;
}

WordTable all_measures(const std::vector<const MeasureComparison*>& measures, const TwoRuns& runs) {
  WordTable table{{"measure", "unit", runs.first, runs.second, "difference", "in words"}, {}, false};
  for (const auto* m : measures) {
    const auto& c = m->comparison;
    table.rows.push_back({measure_words(m->measure), m->unit, three_digits(c.mean_a), three_digits(c.mean_b),
                          three_digits(difference_of(*m)),
                          m->same()      ? "the same in every repeat"
                          : m->certain() ? "differs beyond chance"
                                         : "cannot be told apart"});
  }
  return table;
}

WordTable audit(const std::vector<const MeasureComparison*>& measures) {
  WordTable table{{"measure", "matched repeats", "the same in both", "correlation", "variance reduction"}, {}, false};
  for (const auto* m : measures) {
    const auto& c = m->comparison;
    if (m->same()) continue;
    table.rows.push_back({measure_words(m->measure), share(c.matched), share(c.same), three_digits(c.correlation),
                          c.variance_reduction > 1e6 ? "over a million" : three_digits(c.variance_reduction)});
  }
  return table;
}

bool is_same(const std::vector<const MeasureComparison*>& measures) {
  return std::all_of(measures.begin(), measures.end(), [](auto* m) { return m->same(); });
}

std::string count_words(const std::vector<const MeasureComparison*>& measures) {
  const auto same = std::count_if(measures.begin(), measures.end(), [](auto* m) { return m->same(); });
  const auto certain =
      std::count_if(measures.begin(), measures.end(), [](auto* m) { return !m->same() && m->certain(); });
  const auto all = static_cast<std::ptrdiff_t>(measures.size());
  if (same == all) return "Nothing differs: all " + std::to_string(all) + " measures are the same in every repeat.";
  return "Of " + std::to_string(all) + " measures, " + std::to_string(certain) + " differ beyond chance, " +
         std::to_string(all - certain - same) + " cannot be told apart, " + std::to_string(same) +
         " are the same in every repeat.";
}

Section differences(const TwoRuns& runs, const OutcomesComparison& all, const std::string& scenario,
                    std::size_t number) {
  const auto measures = of_scenario(all, scenario);
  const std::string tag = "_" + std::to_string(number + 1);
  Section section;
  section.id = "differs" + tag;
  section.question = "What differs under “" + scenario + "”?";
  const std::string main = main_changes(measures);
  section.answer = (main.empty() ? "" : "What changes beyond chance: " + main + ". ") + count_words(measures);
  if (is_same(measures)) return section;
  DotChart chart = changes(measures, runs, look_of(number), "changes" + tag);
  if (!chart.rows.empty()) section.figures.push_back(figure_of(chart));
  section.tables.push_back({"measures" + tag, "All measures", all_measures(measures, runs), true});
  if (all.paired) {
    WordTable shared = audit(measures);
    if (!shared.rows.empty())
      section.tables.push_back({"audit" + tag,
                                "What sharing the luck was worth: how many times more repeats would be needed without",
                                shared, true});
  }
  return section;
}

std::string first_of(const std::vector<std::string>& settings) {
  constexpr std::size_t kMost = 4;
  std::string words;
  for (std::size_t i = 0; i < std::min(kMost, settings.size()); ++i) words += (i > 0 ? "; " : "") + settings[i];
  return settings.size() <= kMost ? words : words + "; and " + std::to_string(settings.size() - kMost) + " more";
}

Section how_compared(const TwoRuns& runs, const OutcomesComparison& all) {
  Section section;
  section.id = "compared";
  section.question = "How were they compared?";
  section.answer = all.why;
  for (const auto& note : all.notes) section.notes.push_back("Note: " + note + ".");
  section.notes.push_back("The difference is “" + runs.second + "” less “" + runs.first +
                          "”. Of twenty measures that nothing changes, about one looks different beyond chance.");
  WordTable table{{"run", "title", "seed", "draws", "replicates", "model"}, {}, true};
  for (const auto& [name, o] : {std::pair{runs.first, &runs.a}, std::pair{runs.second, &runs.b}})
    table.rows.push_back({name, o->title, o->seed, std::to_string(o->draws), std::to_string(o->replicates),
                          o->provenance.model_version});
  WordTable settings{{"setting, in the first run, then in the second"}, {}, true};
  for (std::string& one : settings_that_differ(runs.a.provenance.resolved_config, runs.b.provenance.resolved_config))
    settings.rows.push_back({std::move(one)});
  if (!settings.rows.empty()) section.tables.push_back({"settings_table", "Settings that differ", settings});
  section.tables.push_back({"runs_table", "The runs", table});
  return section;
}

}  // namespace

Report report_of(const TwoRuns& runs, const OutcomesComparison& all) {
  Report report;
  report.title = runs.a.title == runs.b.title
                     ? "What differs: " + runs.a.title
                     : "What differs between “" + runs.a.title + "” and “" + runs.b.title + "”";
  report.facts = {"carepath " + version_number() + "; first: " + runs.first + ", second: " + runs.second};
  const auto scenarios = scenarios_of(all);
  const auto settings = settings_that_differ(runs.a.provenance.resolved_config, runs.b.provenance.resolved_config);
  report.in_short.push_back(settings.empty() ? "The two runs have the same settings."
                                             : "Settings that differ: " + first_of(settings) + ".");
  std::vector<std::string> unchanged;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    report.sections.push_back(differences(runs, all, scenarios[i], i));
    if (is_same(of_scenario(all, scenarios[i])))
      unchanged.push_back("“" + scenarios[i] + "”");
    else
      report.in_short.push_back(scenarios[i] + ": " + report.sections.back().answer);
  }
  if (!unchanged.empty())
    report.in_short.push_back("The same in both runs, to the last digit: " + sim::in_words(unchanged) + ".");
  report.sections.push_back(how_compared(runs, all));
  report.sections.push_back(glossary());
  report.footer = kFooter;
  return report;
}

}  // namespace app
