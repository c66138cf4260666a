#include <algorithm>
#include <cmath>

#include "sim/analysis/given_data.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

// Draw means of a target and the luck in them.
struct DrawMeans {
  std::vector<double> values;  // [draw]
  std::vector<std::size_t> rows;
  double luck = 0;  // variance of luck in one mean; 0 when unknown
  bool luck_known = false;

  Estimate spread() const {
    Estimate e = mean_estimate(values);
    // Pulled together by the luck in them, as in O'Hagan et al. 2007.
    const double all = variance(values), keep = luck_known && all > 0 ? std::sqrt(std::max(0.0, 1 - luck / all)) : 1;
    std::vector<double> shrunk;
    for (const double x : values) shrunk.push_back(e.value + keep * (x - e.value));
    e.low = quantile(shrunk, 0.025);
    e.high = quantile(shrunk, 0.975);
    return e;
  }
};

DrawMeans draw_means_of(const StudyTable& t, const Target& target) {
  DrawMeans out;
  double luck = 0;
  std::size_t repeated = 0;
  for (const std::size_t row : sound_rows(t, RowRole::draw)) {
    const std::vector<double> values = values_of(t, row, target);
    const double middle = mean(values);
    if (std::isnan(middle)) continue;
    out.values.push_back(middle);
    out.rows.push_back(row);
    if (values.size() < 2) continue;
    luck += variance(values) / static_cast<double>(values.size());
    ++repeated;
  }
  out.luck_known = repeated > 0 && repeated == out.values.size();
  if (out.luck_known) out.luck = luck / static_cast<double>(repeated);
  return out;
}

std::vector<double> rank_indices(const StudyTable& t, const DrawMeans& means) {
  std::vector<double> indices;
  for (std::size_t p = 0; p < t.parameters.size(); ++p) {
    std::vector<double> inputs;
    for (const std::size_t row : means.rows) inputs.push_back(t.value[t.at_value(row, p)]);
    indices.push_back(rank_index(inputs, means.values, means.luck));
  }
  return indices;
}

}  // namespace

Analysis report_psa(const StudyTable& t, const AnalysisRequest& request) {
  Analysis out;
  const bool decides = t.scenarios.size() > 1 && outcome_of_role(t, OutcomeRole::cost) < t.outcomes.size() &&
                       outcome_of_role(t, OutcomeRole::effect) < t.outcomes.size();
  if (decides) out = report_decision(t, request);
  std::vector<std::string> targets, index_targets, index_names;
  std::vector<Estimate> spreads;
  std::vector<double> above, noise, indices, draws;
  for (const Target& target : request.targets) {
    const DrawMeans means = draw_means_of(t, target);
    if (means.values.empty()) continue;
    const Estimate spread = means.spread();
    const std::string words = target_words(t, target);
    targets.push_back(words);
    spreads.push_back(spread);
    draws.push_back(static_cast<double>(means.values.size()));
    above.push_back(
        static_cast<double>(std::count_if(means.values.begin(), means.values.end(), [](double x) { return x > 0; })) /
        static_cast<double>(means.values.size()));
    const double all = variance(means.values);
    noise.push_back(means.luck_known && all > 0 ? std::min(1.0, means.luck / all) : kNothing);
    out.headlines.push_back(words + ": " + with_unit(spread.value, t.outcomes[target.outcome].unit) +
                            "; 95 % of draws lie between " + number_words(spread.low) + " and " +
                            number_words(spread.high) + ".");
    const std::vector<double> shares = rank_indices(t, means);
    for (const std::size_t p : largest_first(shares)) {
      index_targets.push_back(words);
      index_names.push_back(t.parameters[p].name);
      indices.push_back(shares[p]);
    }
  }
  out.tables.push_back(
      TableMaker("uncertainty", "target", "What the draws say about every outcome.")
          .text("target", "Outcome and scenario.", targets)
          .estimate("mean", "", "Mean over draws; 2.5 and 97.5 % of draws, free of luck if it is known.", spreads)
          .number("above_zero", "1", "Share of draws in which it is above 0.", above)
          .number("luck", "1", "Share of the variance of draw means that is luck.", noise)
          .number("draws", "", "Behind it.", draws)
          .take());
  out.tables.push_back(
      TableMaker("drivers", "index", "First-order share of variance of each parameter, from neighbours in rank.")
          .text("target", "Outcome and scenario.", index_targets)
          .text("parameter", "The source.", index_names)
          .number("first", "1", "Share of the variance it explains alone; error about 1 / sqrt(draws).", indices)
          .take());
  if (request.decision.budget.people > 0 && t.scenarios.size() > 1) out.add(report_budget(t, request));
  if (t.replicates < 2)
    out.notes.push_back("one replicate a draw: luck cannot be told from uncertainty, and every spread holds both");
  return out;
}

}  // namespace sim::analysis
