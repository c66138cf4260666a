#include <algorithm>

#include "sim/analysis/morris.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

std::string headline(const StudyTable& t, const Target& target, const std::vector<MorrisIndex>& indices,
                     const std::vector<std::size_t>& order) {
  std::string text = target_words(t, target);
  std::size_t said = 0, idle = 0;
  for (const std::size_t i : order) {
    const MorrisIndex& index = indices[i];
    if (index.mu_star.value == 0) ++idle;
    if (said == 3 || !(index.mu_star.value > 0)) continue;
    text += (said == 0 ? " is moved most by " : ", then ") + input_words(t.parameters[i]) + " (by " +
            number_words(index.mu_star.value) + " across its range)";
    ++said;
  }
  if (said == 0) return text + " is moved by no parameter at all.";
  if (idle > 0) text += "; " + std::to_string(idle) + " of " + std::to_string(order.size()) + " do nothing at all";
  return text + ".";
}

}  // namespace

Analysis report_morris(const StudyTable& t, const AnalysisRequest& request) {
  Analysis out;
  std::vector<std::string> targets, names, provenances;
  std::vector<Estimate> mu, mu_star;
  std::vector<double> sigma, counts;
  std::size_t few = 0;
  for (const Target& target : request.targets) {
    const auto effects = elementary_effects(t, target);
    if (effects.size() < 2) {
      out.notes.push_back(target_words(t, target) + ": fewer than two whole trajectories, nothing can be said");
      continue;
    }
    const auto indices = morris_indices(effects, request.confidence, request.seed);
    std::vector<double> sizes;
    for (const MorrisIndex& index : indices) sizes.push_back(index.mu_star.value);
    const std::vector<std::size_t> order = largest_first(sizes);
    out.headlines.push_back(headline(t, target, indices, order));
    for (const std::size_t i : order) {
      targets.push_back(target_words(t, target));
      names.push_back(t.parameters[i].name);
      provenances.push_back(t.parameters[i].provenance);
      mu.push_back(indices[i].mu);
      mu_star.push_back(indices[i].mu_star);
      sigma.push_back(indices[i].sigma);
      counts.push_back(static_cast<double>(effects.size()));
    }
    if (effects.size() < 20) few = few == 0 ? effects.size() : std::min(few, effects.size());
  }
  if (few > 0)
    out.notes.push_back(std::to_string(few) +
                        " trajectories; at least 20 are advised before an input is called unimportant");
  out.tables.push_back(TableMaker("morris", "index", "Screening: what moves each outcome, the strongest first.")
                           .text("target", "Outcome and scenario.", targets)
                           .text("parameter", "What is moved.", names)
                           .text("provenance", "Where its number comes from.", provenances)
                           .estimate("mu_star", "", "Mean size of the effect of its whole range.", mu_star)
                           .estimate("mu", "", "Mean effect of its whole range.", mu)
                           .number("sigma", "", "Standard deviation of the effects: curvature, interactions.", sigma)
                           .interval("bootstrap over trajectories")
                           .number("trajectories", "", "Behind it.", counts)
                           .take());
  return out;
}

}  // namespace sim::analysis
