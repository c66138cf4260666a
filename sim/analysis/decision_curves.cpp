#include "sim/analysis/decision_curves.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/frontier.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

std::vector<double> net_benefits(const DecisionSample& sample, std::size_t draw, double threshold) {
  std::vector<double> values;
  for (std::size_t o = 0; o < sample.options; ++o) values.push_back(sample.net_benefit(draw, o, threshold));
  return values;
}

}  // namespace

DecisionPoint decide(const DecisionSample& sample, double threshold) {
  require(sample.draws > 0 && sample.options > 0, "a decision needs draws and options");
  const auto n = static_cast<double>(sample.draws);
  DecisionPoint point{threshold, {}, {}, {}, 0, 0, {}};
  for (auto* values : {&point.net_benefit, &point.probability, &point.expected_loss})
    values->assign(sample.options, 0.0);
  std::vector<std::vector<double>> losses(sample.options);
  for (std::size_t d = 0; d < sample.draws; ++d) {
    const std::vector<double> values = net_benefits(sample, d, threshold);
    const double highest = *std::max_element(values.begin(), values.end());
    const auto winners = static_cast<double>(std::count(values.begin(), values.end(), highest));
    for (std::size_t o = 0; o < sample.options; ++o) {
      point.net_benefit[o] += values[o] / n;
      if (values[o] == highest) point.probability[o] += 1 / winners;
      losses[o].push_back(highest - values[o]);
    }
  }
  for (std::size_t o = 0; o < sample.options; ++o) {
    point.probability[o] /= n;
    point.expected_loss[o] = mean(losses[o]);
  }
  const auto best = std::max_element(point.net_benefit.begin(), point.net_benefit.end());
  point.best = static_cast<std::size_t>(best - point.net_benefit.begin());
  point.acceptability = point.probability[point.best];
  point.evpi = mean_estimate(losses[point.best]);
  return point;
}

std::vector<DecisionPoint> decision_curves(const DecisionSample& sample, std::span<const double> thresholds) {
  std::vector<DecisionPoint> points;
  for (const double threshold : thresholds) points.push_back(decide(sample, threshold));
  return points;
}

Quadrants quadrants(const DecisionSample& sample, std::size_t option, std::size_t against) {
  Quadrants q;
  const double share = 1 / static_cast<double>(sample.draws);
  for (std::size_t d = 0; d < sample.draws; ++d) {
    const std::size_t at = d * sample.options;
    const bool better = sample.effect[at + option] >= sample.effect[at + against];
    const bool dearer = sample.cost[at + option] > sample.cost[at + against];
    (better ? (dearer ? q.better_dearer : q.better_cheaper) : (dearer ? q.worse_dearer : q.worse_cheaper)) += share;
  }
  return q;
}

std::vector<StatusShares> status_shares(const DecisionSample& sample) {
  std::vector<StatusShares> shares(sample.options);
  const double share = 1 / static_cast<double>(sample.draws);
  for (std::size_t d = 0; d < sample.draws; ++d) {
    const auto row = [&](const std::vector<double>& values) {
      return std::span(values).subspan(d * sample.options, sample.options);
    };
    for (const FrontierEntry& entry : frontier(row(sample.cost), row(sample.effect))) {
      StatusShares& s = shares[entry.option];
      (entry.status == FrontierStatus::on_frontier            ? s.on_frontier
       : entry.status == FrontierStatus::extendedly_dominated ? s.extendedly_dominated
                                                              : s.dominated) += share;
    }
  }
  return shares;
}

Estimate incremental_net_benefit(const DecisionSample& sample, std::size_t option, std::size_t against,
                                 double threshold) {
  std::vector<double> gaps;
  for (std::size_t d = 0; d < sample.draws; ++d)
    gaps.push_back(sample.net_benefit(d, option, threshold) - sample.net_benefit(d, against, threshold));
  Estimate e = mean_estimate(gaps);
  e.low = quantile(gaps, 0.025);
  e.high = quantile(gaps, 0.975);
  return e;
}

double population_value(double per_person, double people_per_year, double years, double rate) {
  double people = 0, factor = 1;
  for (double year = 0; year < years; ++year) {
    factor /= 1 + rate;
    people += people_per_year * factor * std::min(1.0, years - year);
  }
  return per_person * people;
}

}  // namespace sim::analysis
