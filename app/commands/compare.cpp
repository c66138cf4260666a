// carepath compare: what differs between two runs, in words, as a table and as JSON.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>

#include "app/commands/commands.hpp"
#include "app/commands/two_runs.hpp"
#include "app/diff/differences.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/analysis/compare_outcomes.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

using sim::analysis::MeasureComparison;
using sim::analysis::OutcomesComparison;

sim::Outcomes results_in(const std::string& place) {
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(place, ignored);
  return sim::read_outcomes(folder ? place + "/outcomes.h5" : place, sim::DigestRule::must_match,
                            sim::ReadWhat::summary);
}

[[noreturn]] void refuse(const std::string& what, const std::string& help) {
  sim::Problems problems;
  problems.add("config/choice", {}, what, help);
  throw sim::ConfigError(problems);
}

// Only this scenario, or all.
void keep_scenario(OutcomesComparison& all, const std::string& scenario) {
  if (scenario.empty()) return;
  std::vector<std::string> known;
  for (const auto& m : all.measures)
    if (known.empty() || known.back() != m.scenario) known.push_back(m.scenario);
  std::erase_if(all.measures, [&](const MeasureComparison& m) { return m.scenario != scenario; });
  if (all.measures.empty())
    refuse("the two runs share no scenario " + sim::in_quotes(scenario),
           sim::did_you_mean(scenario, known, "they share " + sim::in_words(known)));
}

// Of a difference: two digits of it at least, however small.
Rounding rounding_of_change(std::span<const double> numbers) {
  Rounding rounding = rounding_for(numbers);
  double greatest = 0;
  for (const double x : numbers)
    if (std::isfinite(x)) greatest = std::max(greatest, std::fabs(x));
  for (double shown = greatest / rounding.step; shown > 0 && shown < 10 && rounding.decimals < 8; shown *= 10) {
    rounding.step /= 10;
    ++rounding.decimals;
  }
  return rounding;
}

std::string interval_text(const MeasureComparison& m, const Rounding& rounding) {
  const auto& d = m.comparison.difference;
  const bool over_draws = !std::isnan(m.draws_low);
  const double low = over_draws ? m.draws_low : d.low, high = over_draws ? m.draws_high : d.high;
  if (std::isnan(low)) return "-";
  return signed_words(low, rounding) + " to " + signed_words(high, rounding);
}

std::string factor_words(double factor) {
  if (std::isnan(factor)) return "-";
  return factor > 1e6 ? "over a million" : number_words(factor);
}

TextTable table_of(const OutcomesComparison& all, const std::string& scenario, bool audit) {
  TextTable table;
  table.title = sim::harmless(scenario);
  table.headings = {{"measure"}, {"unit"},       {"first"},
                    {"second"},  {"difference"}, {all.draws > 1 ? "95 % of draws" : "95 % interval"},
                    {"s.e."}};
  if (audit)
    for (const auto& heading : {std::vector<std::string>{"matched", "repeats"},
                                {"the same", "in both"},
                                {"correlation"},
                                {"variance", "reduction"}})
      table.headings.push_back(heading);
  for (const auto& m : all.measures) {
    if (m.scenario != scenario || m.same()) continue;
    const auto& c = m.comparison;
    const double levels[] = {c.mean_a, c.mean_b}, change[] = {c.difference.value, c.difference.se};
    const Rounding level = rounding_for(levels), small = rounding_of_change(change);
    std::vector<std::string> row{sim::harmless(m.measure),
                                 sim::harmless(m.unit),
                                 number_words(c.mean_a, level),
                                 number_words(c.mean_b, level),
                                 signed_words(c.difference.value, small),
                                 interval_text(m, small),
                                 number_words(c.difference.se, rounding_of_change(std::span(&c.difference.se, 1)))};
    if (audit) {
      row.push_back(std::isnan(c.matched) ? "-" : number_words(100 * c.matched, {1, 0}) + " %");
      row.push_back(std::isnan(c.same) ? "-" : number_words(100 * c.same, {1, 0}) + " %");
      row.push_back(std::isnan(c.correlation) ? "-" : number_words(c.correlation, {0.001, 3}));
      row.push_back(factor_words(c.variance_reduction));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// "group CBT: of 31 measures, 12 differ beyond chance, 4 cannot be told apart, 15 are the same in every repeat."
std::string count_words(const OutcomesComparison& all, const std::string& scenario) {
  std::size_t total = 0, certain = 0, same = 0;
  for (const auto& m : all.measures) {
    if (m.scenario != scenario) continue;
    ++total;
    if (m.same())
      ++same;
    else if (m.certain())
      ++certain;
  }
  return sim::harmless(scenario) + ": of " + std::to_string(total) + " measures, " + std::to_string(certain) +
         " differ beyond chance (95 % interval of the mean difference), " + std::to_string(total - certain - same) +
         " cannot be told apart, " + std::to_string(same) + (same == 1 ? " is" : " are") + " the same in every repeat.";
}

std::vector<std::string> scenarios_of(const OutcomesComparison& all) {
  std::vector<std::string> names;
  for (const auto& m : all.measures)
    if (names.empty() || names.back() != m.scenario) names.push_back(m.scenario);
  return names;
}

std::string settings_text(const std::vector<std::string>& settings) {
  constexpr std::size_t kMost = 12;
  if (settings.empty()) return "Both runs have the same settings.\n";
  std::string out = "Settings that differ (first, then second):\n";
  for (std::size_t i = 0; i < std::min(kMost, settings.size()); ++i) out += "  " + settings[i] + "\n";
  return settings.size() <= kMost ? out : out + "  and " + std::to_string(settings.size() - kMost) + " more\n";
}

std::string text_of(const OutcomesComparison& all, const std::vector<std::string>& settings,
                    const CompareRequest& request, const Terminal& terminal) {
  std::string out = settings_text(settings) + sim::harmless(all.why) + "\nThe difference is second less first.\n";
  for (const auto& note : all.notes) out += "Note: " + sim::harmless(note) + ".\n";
  for (const auto& scenario : scenarios_of(all)) {
    out += "\n" + count_words(all, scenario) + "\n";
    const TextTable table = table_of(all, scenario, request.crn_audit);
    if (!table.rows.empty()) out += "\n" + app::text_of(table, terminal);
  }
  if (request.crn_audit && all.paired)
    out += "\nVariance reduction: how many times more repeats would be needed without shared luck.\n";
  out +=
      "\nCosts count hours worked, not posts paid.\nOf twenty measures that nothing changes, about one looks different "
      "beyond chance.\n";
  return out;
}

using Json = nlohmann::ordered_json;

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

std::string json_of(const OutcomesComparison& all, const std::vector<std::string>& settings) {
  Json json = {{"paired", all.paired},       {"why", all.why},     {"notes", all.notes},
               {"settings", settings},       {"draws", all.draws}, {"replicates", all.replicates},
               {"scenarios", Json::object()}};
  for (const auto& m : all.measures) {
    const auto& c = m.comparison;
    json["scenarios"][m.scenario][m.measure] = {{"unit", m.unit},
                                                {"first", number(c.mean_a)},
                                                {"second", number(c.mean_b)},
                                                {"difference", number(c.difference.value)},
                                                {"se", number(c.difference.se)},
                                                {"low", number(c.difference.low)},
                                                {"high", number(c.difference.high)},
                                                {"draws_low", number(m.draws_low)},
                                                {"draws_high", number(m.draws_high)},
                                                {"share_higher", number(m.higher)},
                                                {"repeats", c.difference.n},
                                                {"matched", number(c.matched)},
                                                {"same", number(c.same)},
                                                {"correlation", number(c.correlation)},
                                                {"variance_reduction", number(c.variance_reduction)}};
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Exit execute(const CompareRequest& request) {
  const sim::Outcomes a = results_in(request.first), b = results_in(request.second);
  OutcomesComparison all = compare_runs(a, b);
  keep_scenario(all, request.scenario);
  const auto settings = settings_that_differ(a.provenance.resolved_config, b.provenance.resolved_config);
  print(request.json ? json_of(all, settings) : text_of(all, settings, request, terminal_of(1)));
  return done;
}

}  // namespace app
