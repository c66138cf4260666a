#include <algorithm>
#include <cmath>

#include "sim/analysis/reports.hpp"
#include "sim/analysis/sobol.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

// What the inputs do not do alone is said only where their own shares are known well enough.
bool sure_of_rest(const SobolIndices& s) {
  double at_most = 0;
  for (const SobolIndex& index : s.inputs)
    at_most += std::max(0.0, std::isnan(index.first.high) ? index.first.value : index.first.high);
  return at_most < 1;
}

bool moved_by_nothing(const SobolIndices& s) {
  return std::ranges::all_of(s.inputs, [](const SobolIndex& index) { return index.total.value == 0; });
}

std::string headline(const StudyTable& t, const Target& target, const SobolIndices& s,
                     const std::vector<std::size_t>& order) {
  std::string text = "Of the uncertainty about " + target_words(t, target);
  double alone = 0;
  for (const SobolIndex& index : s.inputs) alone += std::max(0.0, index.first.value);
  for (std::size_t k = 0; k < std::min<std::size_t>(3, order.size()); ++k) {
    const Estimate& total = s.inputs[order[k]].total;
    text += (k == 0 ? ", " : "; ") + input_words(t.parameters[order[k]]) + " has a part in " + share_words(total.value);
    if (total.low == total.low)
      text += " (" + share_words(std::max(0.0, total.low)) + " to " + share_words(std::min(1.0, total.high)) + ")";
  }
  const std::string rest = share_words(1 - alone);
  if (alone < 0.95 && sure_of_rest(s))
    text += std::string("; interactions make up ") + (rest.front() <= '9' ? "about " : "") + rest;
  return text + ".";
}

}  // namespace

Analysis report_sobol(const StudyTable& t, const AnalysisRequest& request) {
  Analysis out;
  std::vector<std::string> targets, names, provenances;
  std::vector<Estimate> first, total;
  std::vector<double> variances, noises, rows;
  for (const Target& target : request.targets) {
    const SobolRuns runs = sobol_runs(t, target);
    const SobolIndices s = sobol_indices(runs, request.confidence);
    const std::string words = target_words(t, target);
    if (s.constant() || moved_by_nothing(s)) {
      out.notes.push_back(words + " does not vary with any parameter: there is no variance to share out");
      continue;
    }
    std::vector<double> totals;
    for (const SobolIndex& index : s.inputs) totals.push_back(index.total.value);
    const std::vector<std::size_t> order = largest_first(totals);
    out.headlines.push_back(headline(t, target, s, order));
    for (const std::size_t i : order) {
      targets.push_back(words);
      names.push_back(t.parameters[i].name);
      provenances.push_back(t.parameters[i].provenance);
      first.push_back(s.inputs[i].first);
      total.push_back(s.inputs[i].total);
      variances.push_back(s.variance);
      noises.push_back(s.noise);
      rows.push_back(static_cast<double>(s.rows));
    }
    if (s.scrambles < 2) out.notes.push_back(words + ": one scramble only, so indices have no intervals");
    if (s.noise > s.variance)
      out.notes.push_back(words + ": luck varies more than the parameters make it vary; larger populations would help");
  }
  if (t.replicates < 2)
    out.notes.push_back("with one replicate the luck of a run counts as an effect of every parameter; use two");
  out.tables.push_back(TableMaker("sobol", "index", "Shares of the variance that the parameters cause, largest first.")
                           .text("target", "Outcome and scenario.", targets)
                           .text("parameter", "The source.", names)
                           .text("provenance", "Where its number comes from.", provenances)
                           .estimate("first", "1", "Share it causes alone.", first)
                           .estimate("total", "1", "Share it has a part in.", total)
                           .interval("t over scrambles")
                           .number("variance", "", "Variance of the target caused by all parameters.", variances)
                           .number("noise", "", "Variance of one replicate caused by luck.", noises)
                           .number("base_rows", "", "Behind it.", rows)
                           .take());
  return out;
}

}  // namespace sim::analysis
