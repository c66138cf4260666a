#include "sim/analysis/decision_sample.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/sample.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

DecisionRuns decision_runs(const StudyTable& t) {
  const std::size_t cost = outcome_of_role(t, OutcomeRole::cost), effect = outcome_of_role(t, OutcomeRole::effect);
  require(cost < t.outcomes.size() && effect < t.outcomes.size(),
          "a decision needs an outcome of role cost and one of role effect");
  DecisionRuns runs;
  runs.options = t.scenarios.size();
  runs.replicates = t.replicates;
  for (const std::size_t row : sound_rows(t, RowRole::draw)) {
    std::vector<double> costs, effects;
    for (std::size_t s = 0; s < t.scenarios.size(); ++s)
      for (std::size_t r = 0; r < t.replicates; ++r) {
        costs.push_back(t.result[t.at_result(row, s, r, cost)]);
        effects.push_back(t.result[t.at_result(row, s, r, effect)]);
      }
    const auto missing = [](double x) { return std::isnan(x); };
    if (std::any_of(costs.begin(), costs.end(), missing) || std::any_of(effects.begin(), effects.end(), missing))
      continue;
    runs.cost.insert(runs.cost.end(), costs.begin(), costs.end());
    runs.effect.insert(runs.effect.end(), effects.begin(), effects.end());
    runs.rows.push_back(row);
    ++runs.draws;
  }
  return runs;
}

namespace {

std::vector<double> replicate_means(std::span<const double> values, std::size_t replicates) {
  std::vector<double> means;
  for (std::size_t at = 0; at < values.size(); at += replicates) means.push_back(mean(values.subspan(at, replicates)));
  return means;
}

// Share of the variance of draw means of the difference between two options that is luck; the largest over options.
double noise_share(std::span<const double> values, const DecisionRuns& runs, std::size_t reference) {
  double largest = 0;
  for (std::size_t o = 0; o < runs.options; ++o) {
    if (o == reference) continue;
    std::vector<double> means;
    double within = 0;
    for (std::size_t d = 0; d < runs.draws; ++d) {
      std::vector<double> gaps;
      for (std::size_t r = 0; r < runs.replicates; ++r)
        gaps.push_back(values[(d * runs.options + o) * runs.replicates + r] -
                       values[(d * runs.options + reference) * runs.replicates + r]);
      means.push_back(mean(gaps));
      within += variance(gaps) / static_cast<double>(runs.replicates * runs.draws);
    }
    const double spread = variance(means);
    if (spread > 0) largest = std::max(largest, std::min(1.0, within / spread));
  }
  return largest;
}

}  // namespace

DecisionSample draw_means(const DecisionRuns& runs) {
  return {runs.draws, runs.options, replicate_means(runs.cost, runs.replicates),
          replicate_means(runs.effect, runs.replicates)};
}

Shrunk shrink(const DecisionRuns& runs, std::size_t reference) {
  Shrunk out;
  out.sample = draw_means(runs);
  out.possible = runs.replicates >= 2 && runs.draws >= 2;
  if (!out.possible) return out;
  out.noise_cost = noise_share(runs.cost, runs, reference);
  out.noise_effect = noise_share(runs.effect, runs, reference);
  // Costs and effects of a draw side by side: [draw][option: cost, then option: effect][replicate].
  std::vector<double> both;
  const std::size_t width = runs.options * runs.replicates;
  for (std::size_t d = 0; d < runs.draws; ++d)
    for (const auto* values : {&runs.cost, &runs.effect}) {
      const auto first = values->begin() + static_cast<std::ptrdiff_t>(d * width);
      both.insert(both.end(), first, first + static_cast<std::ptrdiff_t>(width));
    }
  const std::vector<double> means = shrunk_means(both, runs.draws, 2 * runs.options, runs.replicates);
  for (std::size_t d = 0; d < runs.draws; ++d)
    for (std::size_t o = 0; o < runs.options; ++o) {
      out.sample.cost[d * runs.options + o] = means[d * 2 * runs.options + o];
      out.sample.effect[d * runs.options + o] = means[(d * 2 + 1) * runs.options + o];
    }
  return out;
}

}  // namespace sim::analysis
