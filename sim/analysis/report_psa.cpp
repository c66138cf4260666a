#include <algorithm>
#include <cmath>

#include "sim/analysis/given_data.hpp"
#include "sim/analysis/rare_events.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

constexpr const char* kOfTheMean = "of the mean: draws cannot be told from luck";
constexpr const char* kTheSame = "the same in every run";
constexpr double kChanceOfAFalseDriver = 0.05;  // for each outcome, over all inputs

// Draw means of a target and the luck in them.
struct DrawMeans {
  std::vector<double> values;  // [draw]
  std::vector<double> runs;    // every run
  std::vector<std::size_t> rows;
  double luck = 0;          // variance of luck in one mean; 0 when unknown
  double luck_degrees = 0;  // of freedom behind it
  bool luck_known = false;

  /// The spread of the means is more than luck gives in 19 of 20 cases (F test of the analysis of variance).
  bool more_than_luck() const {
    const double all = variance(values), degrees = static_cast<double>(values.size()) - 1;
    if (!(all > 0)) return false;
    if (!luck_known || luck <= 0) return true;
    const double f = degrees * all / luck;
    return math::beta_cdf(0.5 * degrees, 0.5 * luck_degrees, f / (f + luck_degrees)) > 0.95;
  }

  /// The range of draws. Where all of their spread may well be luck there is no such range, and how well the mean is
  /// known is all that can be told.
  Judged spread(const StudyOutcome& outcome, bool difference) const {
    Estimate e = mean_estimate(values);
    // Pulled together by the luck in them, as in O'Hagan et al. 2007.
    const double keep = luck_known ? std::sqrt(std::max(0.0, 1 - luck / variance(values))) : 1;
    if (!more_than_luck()) {
      Judged mean = (difference ? difference_of_runs : mean_of_runs)(runs, outcome, 0.95);
      if (mean.interval == kStudent) mean.estimate = e;  // Runs of one draw are not quite independent.
      mean.interval = mean.estimate.low == mean.estimate.high ? kTheSame : kOfTheMean;
      return mean;
    }
    std::vector<double> shrunk;
    for (const double x : values) shrunk.push_back(e.value + keep * (x - e.value));
    e.low = quantile(shrunk, 0.025);
    e.high = quantile(shrunk, 0.975);
    return {e, luck_known ? "95 % of draws, without luck" : "95 % of draws, with luck"};
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
    out.runs.insert(out.runs.end(), values.begin(), values.end());
    if (values.size() < 2) continue;
    luck += variance(values) / static_cast<double>(values.size());
    out.luck_degrees += static_cast<double>(values.size() - 1);
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

// Inputs that explain more of an outcome than chance gives any of them, the strongest first.
class Drivers {
 public:
  explicit Drivers(const StudyTable& table) : t_(table) {}

  void add(const std::string& target, const DrawMeans& means) {
    ++outcomes_;
    draws_ = std::max(draws_, means.values.size());
    const double risk = kChanceOfAFalseDriver / static_cast<double>(std::max<std::size_t>(1, t_.parameters.size()));
    const double noise = rank_index_noise(means.values, means.luck, 1 - risk);
    if (!std::isnan(noise)) noises_.push_back(noise);
    const std::vector<double> shares = rank_indices(t_, means);
    std::size_t seen = 0;
    for (const std::size_t p : largest_first(shares)) {
      if (!(shares[p] > noise) || !(noise < 1)) break;
      targets_.push_back(target);
      names_.push_back(t_.parameters[p].name);
      indices_.push_back(shares[p]);
      levels_.push_back(noise);
      ++seen;
    }
    silent_ += seen == 0 ? 1U : 0U;
  }

  /// What the table shows and what it cannot.
  std::string note() const {
    const std::string of = "with " + std::to_string(draws_) + " draws and " + std::to_string(t_.parameters.size()) +
                           (t_.parameters.size() == 1 ? " input" : " inputs");
    if (noises_.empty()) return "what drives the outcomes cannot be told: luck is all of their spread";
    const double usual = quantile(names_.empty() ? noises_ : levels_, 0.5);
    if (names_.empty())
      return "too few draws to tell what drives the outcomes: " + of + ", chance alone gives one of them up to " +
             share_words(usual > 0 ? std::min(1.0, usual) : 1.0) + " of the variance";
    return "drivers: an input is listed where it explains more of the variance than chance would give any of them, " +
           of + " usually " + share_words(std::min(1.0, usual)) + "; " + std::to_string(silent_) + " of " +
           std::to_string(outcomes_) + " outcomes have no such input";
  }

  Table table() const {
    return TableMaker("drivers", "index", "First-order share of variance of the inputs that stand out from noise.")
        .text("target", "Outcome and scenario.", targets_)
        .text("parameter", "The source.", names_)
        .number("first", "1", "Share of the variance it explains alone, from neighbours in rank.", indices_)
        .number("noise_level", "1", "What chance gives at most one of all inputs, in 95 % of cases.", levels_)
        .take();
  }

 private:
  const StudyTable& t_;
  std::vector<std::string> targets_, names_;
  std::vector<double> indices_, levels_, noises_;
  std::size_t outcomes_ = 0, silent_ = 0, draws_ = 0;
};

std::string range_words(const Estimate& spread, const std::string& interval) {
  if (interval == kTheSame) return ", " + interval;
  const std::string ends = number_words(spread.low) + " and " + number_words(spread.high);
  return interval == kOfTheMean ? "; draws cannot be told from luck, the mean lies between " + ends
                                : "; 95 % of draws lie between " + ends;
}

}  // namespace

Analysis report_psa(const StudyTable& t, const AnalysisRequest& request) {
  Analysis out;
  const bool decides = t.scenarios.size() > 1 && outcome_of_role(t, OutcomeRole::cost) < t.outcomes.size() &&
                       outcome_of_role(t, OutcomeRole::effect) < t.outcomes.size();
  if (decides) out = report_decision(t, request);
  std::vector<std::string> targets, intervals;
  std::vector<Estimate> spreads;
  std::vector<double> above, noise, draws;
  Drivers drivers(t);
  for (const Target& target : request.targets) {
    const DrawMeans means = draw_means_of(t, target);
    if (means.values.empty()) continue;
    const StudyOutcome& outcome = t.outcomes[target.outcome];
    const auto [spread, interval] = means.spread(outcome, target.difference);
    const std::string words = target_words(t, target);
    targets.push_back(words);
    spreads.push_back(spread);
    intervals.push_back(interval);
    draws.push_back(static_cast<double>(means.values.size()));
    above.push_back(
        static_cast<double>(std::count_if(means.values.begin(), means.values.end(), [](double x) { return x > 0; })) /
        static_cast<double>(means.values.size()));
    const double all = variance(means.values);
    noise.push_back(means.luck_known && all > 0 ? std::min(1.0, means.luck / all) : kNothing);
    out.headlines.push_back(words + ": " + with_unit(spread.value, outcome.unit) + range_words(spread, interval) + ".");
    drivers.add(words, means);
  }
  out.tables.push_back(TableMaker("uncertainty", "target", "What the draws say about every outcome.")
                           .text("target", "Outcome and scenario.", targets)
                           .estimate("mean", "", "Mean over draws.", spreads)
                           .interval(intervals)
                           .number("above_zero", "1", "Share of draws in which it is above 0.", above)
                           .number("luck", "1", "Share of the variance of draw means that is luck.", noise)
                           .number("draws", "", "Behind it.", draws)
                           .take());
  out.tables.push_back(drivers.table());
  if (!targets.empty()) out.notes.push_back(drivers.note());
  if (request.decision.budget.people > 0 && t.scenarios.size() > 1) out.add(report_budget(t, request));
  constexpr double kFew = 100;
  if (const double most = draws.empty() ? 0 : *std::ranges::max_element(draws); most < kFew)
    out.notes.insert(out.notes.begin(), number_words(most) +
                                            " draws are few: every share, interval and worth here is "
                                            "rough, and a decision wants a thousand");
  if (t.replicates < 2)
    out.notes.push_back("one replicate a draw: luck cannot be told from uncertainty, and every spread holds both");
  return out;
}

}  // namespace sim::analysis
