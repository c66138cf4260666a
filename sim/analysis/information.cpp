#include "sim/analysis/information.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

// Costs, then effects, of every option but the first, less those of the first: [2 (options - 1)][draw].
Series increments(const DecisionSample& sample) {
  Series series;
  for (const auto* values : {&sample.cost, &sample.effect})
    for (std::size_t o = 1; o < sample.options; ++o) {
      auto& one = series.emplace_back();
      for (std::size_t d = 0; d < sample.draws; ++d)
        one.push_back((*values)[d * sample.options + o] - (*values)[d * sample.options]);
    }
  return series;
}

// Mean of the best option's expected net benefit, less that of the best on average; over draws not of `fold`.
double gain(const Series& expected, std::size_t options, double threshold, std::size_t fold) {
  std::vector<double> sums(options, 0.0);
  double best = 0, n = 0;
  for (std::size_t d = 0; d < expected.front().size(); ++d) {
    if (d % kFolds == fold) continue;
    double highest = 0;  // the first option's
    for (std::size_t o = 1; o < options; ++o) {
      const double value = threshold * expected[options - 1 + o - 1][d] - expected[o - 1][d];
      sums[o] += value;
      highest = std::max(highest, value);
    }
    best += highest;
    n += 1;
  }
  return (best - *std::max_element(sums.begin(), sums.end())) / n;
}

Estimate gain_with_error(const Regression& r, std::size_t options, double threshold) {
  std::vector<double> left_out;
  for (std::size_t fold = 0; fold < kFolds; ++fold) left_out.push_back(gain(r.without[fold], options, threshold, fold));
  constexpr auto folds = static_cast<double>(kFolds);
  const double se = std::sqrt(variance(left_out) * (folds - 1) * (folds - 1) / folds);
  Estimate e = estimate_of(gain(r.fitted, options, threshold, kFolds), se, folds - 1, 0.95, r.fitted.front().size());
  e.value = std::max(0.0, e.value);  // rounding
  e.low = std::max(0.0, e.low);
  return e;
}

// The smallest count whose distribution function reaches u.
double binomial_quantile(double n, double chance, double u) {
  double low = 0, high = n;
  while (low < high) {
    const double middle = std::floor(0.5 * (low + high));
    if (math::beta_cdf(n - middle, middle + 1, 1 - chance) >= u)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

std::vector<double> data_of(const PlannedMeasure& m, const std::vector<double>& truth, const Draws& draws,
                            std::uint32_t k) {
  constexpr Purpose kData = purpose("analysis.evsi.data");
  require(m.n >= 1, "a planned study needs people");
  std::vector<double> seen;
  for (std::uint32_t d = 0; d < truth.size(); ++d) {
    const double u = draws.uniform(d, kData, k), x = truth[d];
    if (m.kind == PlannedMeasure::Kind::mean)
      seen.push_back(x + m.sd / std::sqrt(m.n) * math::normal_quantile(u));
    else
      seen.push_back(x <= 0 ? 0 : x >= 1 ? 1 : binomial_quantile(std::floor(m.n), x, u) / std::floor(m.n));
  }
  return seen;
}

}  // namespace

std::vector<Estimate> evppi(const DecisionSample& sample, const Series& inputs, std::span<const double> thresholds) {
  std::vector<Estimate> values;
  if (sample.options < 2 || inputs.empty()) {
    values.assign(thresholds.size(), {0, 0, 0, 0, sample.draws});
    return values;
  }
  const Regression r = regress(inputs, increments(sample));
  for (const double threshold : thresholds) values.push_back(gain_with_error(r, sample.options, threshold));
  return values;
}

std::vector<Estimate> evsi(const DecisionSample& sample, const Series& inputs, const std::vector<PlannedMeasure>& study,
                           std::span<const double> thresholds, std::uint64_t seed) {
  const Draws draws(seed);
  Series data;
  for (std::uint32_t k = 0; k < study.size(); ++k) {
    require(study[k].input < inputs.size(), "a planned study measures one of the parameters");
    data.push_back(data_of(study[k], inputs[study[k].input], draws, k));
  }
  return evppi(sample, data, thresholds);
}

}  // namespace sim::analysis
