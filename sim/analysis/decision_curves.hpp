#pragma once
// Which option is best at each willingness to pay, how likely, and what not knowing costs: net benefit, acceptability
// curves and frontier, expected loss, and the value of perfect information as its lower envelope.
#include <span>
#include <vector>

#include "sim/analysis/decision_sample.hpp"
#include "sim/analysis/sample.hpp"

namespace sim::analysis {

/// All at one threshold; the vectors are [option].
struct DecisionPoint {
  double willingness_to_pay = 0;
  std::vector<double> net_benefit;    ///< Mean over draws.
  std::vector<double> probability;    ///< Share of draws in which the option is best; ties are shared out.
  std::vector<double> expected_loss;  ///< What choosing it loses on average against knowing the draw.
  std::size_t best = 0;               ///< Highest mean net benefit (the first of equals): what to choose now.
  double acceptability = 0;           ///< Of the best: the acceptability frontier.
  Estimate evpi;                      ///< Per person: the expected loss of the best; s.e. from the number of draws.
};

DecisionPoint decide(const DecisionSample& sample, double willingness_to_pay);

std::vector<DecisionPoint> decision_curves(const DecisionSample& sample, std::span<const double> thresholds);

/// Where the difference of an option to another lies, in shares of draws. There is no interval of an ICER: where the
/// difference in effect may change its sign it means nothing.
struct Quadrants {
  double better_dearer = 0, better_cheaper = 0, worse_cheaper = 0, worse_dearer = 0;  ///< "No worse" counts as better.
};

Quadrants quadrants(const DecisionSample& sample, std::size_t option, std::size_t against);

/// Share of draws in which each option has each status, [option]: on the frontier, extendedly dominated, dominated.
struct StatusShares {
  double on_frontier = 0, extendedly_dominated = 0, dominated = 0;
};
std::vector<StatusShares> status_shares(const DecisionSample& sample);

/// Incremental net benefit of an option over another, paired by draw, with its 95 % range over draws as low and high.
Estimate incremental_net_benefit(const DecisionSample& sample, std::size_t option, std::size_t against,
                                 double willingness_to_pay);

/// What a value per person is worth to everybody whom the decision is for: people per year, for some years, discounted
/// at `rate` a year from the end of the first.
double population_value(double per_person, double people_per_year, double years, double rate);

}  // namespace sim::analysis
