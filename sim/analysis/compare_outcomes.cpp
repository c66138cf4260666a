#include "sim/analysis/compare_outcomes.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

// Which scenario of b belongs to each of a, by index.
std::vector<std::pair<std::size_t, std::size_t>> matched_scenarios(const Outcomes& a, const Outcomes& b) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < a.scenarios.size(); ++i) {
    const auto found = std::find(b.scenarios.begin(), b.scenarios.end(), a.scenarios[i]);
    if (found != b.scenarios.end()) pairs.emplace_back(i, static_cast<std::size_t>(found - b.scenarios.begin()));
  }
  if (pairs.empty() && a.scenarios.size() == 1 && b.scenarios.size() == 1) pairs.emplace_back(0, 0);
  return pairs;
}

// A measure of a scenario: each draw's mean over its first replicates, or the replicates themselves of a single draw.
std::vector<double> repeats(const Outcomes& o, std::size_t scenario, std::size_t measure, std::size_t draws,
                            std::size_t replicates) {
  std::vector<double> values;
  for (std::size_t d = 0; d < draws; ++d) {
    std::vector<double> present;
    for (std::size_t r = 0; r < replicates; ++r) {
      const double x = o.outcome[o.at_measure(scenario, d, r, measure)];
      if (draws == 1)
        values.push_back(x);
      else if (!std::isnan(x))
        present.push_back(x);
    }
    if (draws > 1) values.push_back(mean(present));
  }
  return values;
}

std::string count_words(std::size_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

// Uncertain numbers whose values differ in the draws that both have.
std::size_t different_parameters(const Outcomes& a, const Outcomes& b, std::size_t draws) {
  std::size_t different = 0;
  for (std::size_t p = 0; p < a.parameters.names.size(); ++p) {
    const auto found = std::find(b.parameters.names.begin(), b.parameters.names.end(), a.parameters.names[p]);
    if (found == b.parameters.names.end()) continue;
    const auto q = static_cast<std::size_t>(found - b.parameters.names.begin());
    bool same = true;
    for (std::size_t d = 0; d < draws; ++d) {
      const std::size_t at_a = d * a.parameters.names.size() + p, at_b = d * b.parameters.names.size() + q;
      if (at_a < a.parameters.value.size() && at_b < b.parameters.value.size())
        same = same && a.parameters.value[at_a] == b.parameters.value[at_b];
    }
    if (!same) ++different;
  }
  return different;
}

std::vector<std::string> only_in(const std::vector<std::string>& ours, const std::vector<std::string>& theirs) {
  std::vector<std::string> only;
  for (const auto& name : ours)
    if (std::find(theirs.begin(), theirs.end(), name) == theirs.end()) only.push_back(name);
  return only;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::vector<std::string> what_differs(const Outcomes& a, const Outcomes& b, std::size_t draws, bool one_each) {
  std::vector<std::string> notes;
  const auto a_only = only_in(a.scenarios, b.scenarios), b_only = only_in(b.scenarios, a.scenarios);
  if (one_each && !a_only.empty())
    notes.push_back("the scenarios have different names: '" + a_only[0] + "' in the first run, '" + b_only[0] +
                    "' in the second");
  if (!one_each && !a_only.empty()) notes.push_back("only in the first run: " + joined(a_only));
  if (!one_each && !b_only.empty()) notes.push_back("only in the second run: " + joined(b_only));
  const auto end = [](const Outcomes& o) { return o.panel_days.empty() ? 0.0 : o.panel_days.back(); };
  if (end(a) != end(b))
    notes.push_back("the runs end at different times, after " + number_words(end(a)) + " and " + number_words(end(b)) +
                    " days");
  if (a.provenance.model_version != b.provenance.model_version)
    notes.push_back("the runs were made by different versions of the program (" + a.provenance.model_version + ", " +
                    b.provenance.model_version + "): part of a difference may come from that");
  if (a.status != "complete" || b.status != "complete") notes.push_back("a run is not complete");
  if (const std::size_t n = different_parameters(a, b, draws); n > 0)
    notes.push_back(count_words(n, "uncertain number") + (n == 1 ? " has" : " have") +
                    " different values in the two runs");
  return notes;
}

MeasureComparison compared(const Outcomes& a, const Outcomes& b, std::pair<std::size_t, std::size_t> scenario,
                           std::pair<std::size_t, std::size_t> measure, const OutcomesComparison& how,
                           double confidence) {
  MeasureComparison m;
  m.scenario = a.scenarios[scenario.first];
  m.measure = a.measures[measure.first].name;
  m.unit = a.measures[measure.first].unit;
  m.doc = a.measures[measure.first].doc;
  if (!how.paired) {
    m.comparison = compare_unpaired(repeats(a, scenario.first, measure.first, a.draws, a.replicates),
                                    repeats(b, scenario.second, measure.second, b.draws, b.replicates), confidence);
    return m;
  }
  const auto of_a = repeats(a, scenario.first, measure.first, how.draws, how.replicates);
  const auto of_b = repeats(b, scenario.second, measure.second, how.draws, how.replicates);
  m.comparison = compare_paired(of_a, of_b, confidence);
  std::vector<double> gaps;
  for (std::size_t i = 0; i < of_a.size(); ++i)
    if (!std::isnan(of_b[i] - of_a[i])) gaps.push_back(of_b[i] - of_a[i]);
  m.higher = static_cast<double>(std::count_if(gaps.begin(), gaps.end(), [](double x) { return x > 0; })) /
             static_cast<double>(gaps.size());
  if (how.draws > 1) {
    m.draws_low = quantile(gaps, 0.025);
    m.draws_high = quantile(gaps, 0.975);
  }
  return m;
}

}  // namespace

OutcomesComparison compare_outcomes(const Outcomes& a, const Outcomes& b, double confidence) {
  OutcomesComparison out;
  const auto scenarios = matched_scenarios(a, b);
  out.paired = a.seed == b.seed;
  if (out.paired) {
    out.draws = std::min(a.draws, b.draws);
    out.replicates = std::min(a.replicates, b.replicates);
    out.why = "Both runs have the seed " + a.seed +
              ", so repeats of the same number had the same luck: compared repeat by repeat over " +
              count_words(out.draws, "draw") + " and " + count_words(out.replicates, "replicate") + ".";
  } else {
    out.why = "The runs have different seeds (" + a.seed + " and " + b.seed +
              "), so they share no luck: compared as two separate samples, which needs far more repeats. Run the "
              "second with --seed " +
              a.seed + " to compare repeat by repeat.";
  }
  if (a.draws != b.draws || a.replicates != b.replicates)
    out.notes.push_back("the runs have " + count_words(a.draws, "draw") + " x " +
                        count_words(a.replicates, "replicate") + " and " + count_words(b.draws, "draw") + " x " +
                        count_words(b.replicates, "replicate") +
                        (out.paired ? "; only those that both have are used" : ""));
  const bool one_each = a.scenarios.size() == 1 && b.scenarios.size() == 1;
  for (auto& note : what_differs(a, b, std::min(a.draws, b.draws), one_each)) out.notes.push_back(std::move(note));
  for (const auto& scenario : scenarios)
    for (std::size_t i = 0; i < a.measures.size(); ++i)
      for (std::size_t j = 0; j < b.measures.size(); ++j) {
        if (a.measures[i].name != b.measures[j].name) continue;
        MeasureComparison m = compared(a, b, scenario, {i, j}, out, confidence);
        if (!std::isnan(m.comparison.difference.value)) out.measures.push_back(std::move(m));
      }
  if (std::any_of(out.measures.begin(), out.measures.end(),
                  [](const MeasureComparison& m) { return std::isnan(m.comparison.difference.se); }))
    out.notes.push_back("a single repeat gives no interval; run both with more replicates");
  return out;
}

}  // namespace sim::analysis
