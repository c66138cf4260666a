#include <algorithm>
#include <cmath>

#include "sim/analysis/decision_curves.hpp"
#include "sim/analysis/frontier.hpp"
#include "sim/analysis/rare_events.hpp"
#include "sim/analysis/regression.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

class DecisionReport {
 public:
  DecisionReport(const StudyTable& table, const AnalysisRequest& request, const Shrunk& shrunk)
      : t_(table), frame_(request.decision), sample_(shrunk.sample) {
    headline_point_ = decide(sample_, frame_.headline);
    std::vector<double> thresholds = frame_.willingness_to_pay;
    if (thresholds.empty()) thresholds.push_back(frame_.headline);
    points_ = decision_curves(sample_, thresholds);
  }

  Analysis analysis() {
    Analysis out;
    out.headlines = {best_words(), frontier_words(), doubt_words()};
    out.tables = {frontier_table(), curves_table(), options_table()};
    return out;
  }

 private:
  std::string threshold_words() const {
    return number_words(frame_.headline) + " " + frame_.money + " per " + frame_.effect;
  }

  // What so many draws leave open, where it is more than rounding.
  std::string chance_words(double share) const {
    const Estimate e = share_estimate(share, static_cast<double>(sample_.draws));
    const std::string low = share_words(e.low), high = share_words(e.high);
    return low == high ? ""
                       : " (" + low + " to " + high + " as far as " + std::to_string(sample_.draws) + " draws tell)";
  }

  std::string best_words() const {
    const DecisionPoint& p = headline_point_;
    const std::size_t likeliest = largest_first(p.probability)[0];
    std::string text = "At " + threshold_words() + ", " + t_.scenarios[p.best] +
                       " is the best choice on average; it is best in " + share_words(p.acceptability) + " of draws" +
                       chance_words(p.acceptability);
    if (likeliest != p.best)
      text += ", fewer than " + t_.scenarios[likeliest] + " (" + share_words(p.probability[likeliest]) +
              "), which loses more when it is wrong";
    return text + ".";
  }

  std::string doubt_words() const {
    const DecisionPoint& p = headline_point_;
    std::string text = "Choosing it now loses " + number_words(p.evpi.value) + " " + frame_.money +
                       " a patient on average (s.e. " + number_words(p.evpi.se) + ") against knowing everything";
    if (frame_.people_per_year > 0) {
      const double all = population_value(p.evpi.value, frame_.people_per_year, frame_.years, frame_.discount_rate);
      text += ": " + number_words(all) + " " + frame_.money + " for all patients over " + number_words(frame_.years) +
              " years, the most that further research could be worth";
    }
    return text + ".";
  }

  std::vector<FrontierEntry> mean_frontier() const {
    std::vector<double> cost(sample_.options, 0.0), effect(sample_.options, 0.0);
    const auto n = static_cast<double>(sample_.draws);
    for (std::size_t i = 0; i < sample_.cost.size(); ++i) {
      cost[i % sample_.options] += sample_.cost[i] / n;
      effect[i % sample_.options] += sample_.effect[i] / n;
    }
    return frontier(cost, effect);
  }

  std::string frontier_words() const {
    std::string text = "On mean cost and health, ";
    std::vector<std::string> beaten;
    bool first = true;
    for (const FrontierEntry& e : mean_frontier()) {
      if (e.status != FrontierStatus::on_frontier) {
        beaten.push_back(t_.scenarios[e.option]);
        continue;
      }
      if (first)
        text += t_.scenarios[e.option] + " costs least";
      else if (std::isnan(e.icer))
        text += "; " + t_.scenarios[e.option] + " is equal to it";
      else
        text += "; " + t_.scenarios[e.option] + " gives more health for " + number_words(e.icer) + " " + frame_.money +
                " per " + frame_.effect;
      first = false;
    }
    for (std::size_t i = 0; i < beaten.size(); ++i) text += (i == 0 ? "; beaten on these means: " : ", ") + beaten[i];
    return text + ".";
  }

  Table frontier_table() const {
    std::vector<std::string> names, codes;
    std::vector<double> cost, effect, extra_cost, extra_effect, icer;
    for (const FrontierEntry& e : mean_frontier()) {
      names.push_back(t_.scenarios[e.option]);
      codes.push_back(status_code(e.status));
      cost.push_back(e.cost);
      effect.push_back(e.effect);
      extra_cost.push_back(e.extra_cost);
      extra_effect.push_back(e.extra_effect);
      icer.push_back(e.icer);
    }
    return TableMaker("frontier", "option", "Cost-effectiveness frontier of the means over draws.")
        .text("option", "Scenario.", names)
        .text("status", "ND on the frontier, ED extendedly dominated, D dominated.", codes)
        .number("cost", frame_.money, "Mean cost.", cost)
        .number("effect", frame_.effect, "Mean effect.", effect)
        .number("extra_cost", frame_.money, "From the option before it on the frontier.", extra_cost)
        .number("extra_effect", frame_.effect, "From the option before it on the frontier.", extra_effect)
        .number("icer", frame_.money, "Extra cost per extra effect.", icer)
        .take();
  }

  Table curves_table() const {
    std::vector<std::string> names;
    std::vector<double> thresholds, benefit, loss, best, evpi, evpi_error;
    std::vector<Estimate> probability;
    for (const DecisionPoint& p : points_)
      for (std::size_t o = 0; o < sample_.options; ++o) {
        names.push_back(t_.scenarios[o]);
        thresholds.push_back(p.willingness_to_pay);
        benefit.push_back(p.net_benefit[o]);
        probability.push_back(share_estimate(p.probability[o], static_cast<double>(sample_.draws)));
        loss.push_back(p.expected_loss[o]);
        best.push_back(o == p.best ? 1 : 0);
        evpi.push_back(p.evpi.value);
        evpi_error.push_back(p.evpi.se);
      }
    return TableMaker("curves", "point", "Net benefit, acceptability (CEAC), its frontier (CEAF), expected loss, EVPI.")
        .number("threshold", frame_.money, "Willingness to pay for one unit of effect.", thresholds)
        .text("option", "Scenario.", names)
        .number("net_benefit", frame_.money, "Mean net monetary benefit.", benefit)
        .estimate("probability_best", "1", "Share of draws in which it is best (CEAC).", probability)
        .number("expected_loss", frame_.money, "What choosing it loses on average.", loss)
        .number("on_frontier", "1", "1 where its mean net benefit is highest: the CEAF is its probability there.", best)
        .number("evpi", frame_.money, "Value of perfect information a patient; the lowest expected loss.", evpi)
        .number("evpi_se", frame_.money, "Its standard error: number of draws.", evpi_error)
        .interval("number of draws (Wilson)")
        .take();
  }

  Table options_table() const {
    std::vector<double> dearer, cheaper, worse_cheaper, worse_dearer, on, extended, dominated;
    std::vector<Estimate> gains;
    const std::vector<StatusShares> shares = status_shares(sample_);
    for (std::size_t o = 0; o < sample_.options; ++o) {
      const Quadrants q = quadrants(sample_, o, t_.reference);
      const bool same = o == t_.reference;
      dearer.push_back(same ? kNothing : q.better_dearer);
      cheaper.push_back(same ? kNothing : q.better_cheaper);
      worse_cheaper.push_back(same ? kNothing : q.worse_cheaper);
      worse_dearer.push_back(same ? kNothing : q.worse_dearer);
      gains.push_back(incremental_net_benefit(sample_, o, t_.reference, frame_.headline));
      on.push_back(shares[o].on_frontier);
      extended.push_back(shares[o].extendedly_dominated);
      dominated.push_back(shares[o].dominated);
    }
    return TableMaker("options", "option", "How each option does against the reference, in shares of draws.")
        .text("option", "Scenario.", t_.scenarios)
        .estimate("net_benefit_gain", frame_.money, "Over the reference, at the headline threshold; 95 % of draws.",
                  gains)
        .interval("95 % of draws")
        .number("better_dearer", "1", "No worse and dearer.", dearer)
        .number("better_cheaper", "1", "No worse and not dearer.", cheaper)
        .number("worse_cheaper", "1", "Worse and not dearer.", worse_cheaper)
        .number("worse_dearer", "1", "Worse and dearer.", worse_dearer)
        .number("on_frontier", "1", "On the frontier of the draw.", on)
        .number("extendedly_dominated", "1", "Extendedly dominated in the draw.", extended)
        .number("dominated", "1", "Dominated in the draw.", dominated)
        .take();
  }

  const StudyTable& t_;
  const DecisionFrame& frame_;
  const DecisionSample& sample_;
  DecisionPoint headline_point_;
  std::vector<DecisionPoint> points_;
};

}  // namespace

Analysis report_decision(const StudyTable& t, const AnalysisRequest& request) {
  const DecisionRuns runs = decision_runs(t);
  if (runs.draws < 2) return {{}, {"fewer than two whole draws: nothing can be said about the decision"}, {}};
  const Shrunk shrunk = shrink(runs, t.reference);
  Analysis out = DecisionReport(t, request, shrunk).analysis();
  if (shrunk.possible)
    out.notes.push_back("of the spread of draw means, luck was " + share_words(shrunk.noise_cost) + " in cost and " +
                        share_words(shrunk.noise_effect) + " in effect (the noisiest difference to " +
                        t.scenarios[t.reference] + "); it has been taken out of probabilities, losses and EVPI");
  if (!request.decision.value_of_information) return out;
  if (runs.draws < 2 * kFolds) {
    out.notes.push_back("fewer than 40 whole draws: too few for the value of single parameters");
    return out;
  }
  const DecisionSample means = draw_means(runs);
  std::vector<double> thresholds = request.decision.willingness_to_pay, ceilings;
  thresholds.push_back(request.decision.headline);
  for (const DecisionPoint& point : decision_curves(shrunk.sample, thresholds)) ceilings.push_back(point.evpi.value);
  for (auto part : {report_information, report_trials}) out.add(part(t, request, {means, runs.rows, ceilings}));
  return out;
}

}  // namespace sim::analysis
