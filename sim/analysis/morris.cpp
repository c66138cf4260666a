#include "sim/analysis/morris.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

constexpr std::uint32_t kResamples = 2'000;

std::vector<double> column(const std::vector<std::vector<double>>& effects, std::size_t input) {
  std::vector<double> values;
  for (const auto& trajectory : effects) values.push_back(trajectory[input]);
  return values;
}

std::vector<double> sizes(std::vector<double> values) {
  for (double& x : values) x = std::fabs(x);
  return values;
}

// Which trajectories each resample takes; the same for all inputs.
std::vector<std::vector<std::size_t>> resamples(std::size_t n, std::uint64_t seed) {
  constexpr Purpose kPick = purpose("analysis.morris.bootstrap");
  const Draws draws(seed);
  std::vector<std::vector<std::size_t>> picks(kResamples, std::vector<std::size_t>(n));
  for (std::uint32_t r = 0; r < kResamples; ++r)
    for (std::size_t i = 0; i < n; ++i)
      picks[r][i] =
          static_cast<std::size_t>(draws.uniform(r, kPick, static_cast<std::uint32_t>(i)) * static_cast<double>(n));
  return picks;
}

// The share of resamples left out at either end. Means of few values resampled spread too little: percentiles further
// out hold the truth as often as Student's interval does (Hesterberg 2015, The American Statistician 69, 371-386).
double tail_of(std::size_t n, double confidence) {
  const auto values = static_cast<double>(n);
  const double t = student_quantile(0.5 * (1 + confidence), values - 1);
  return math::normal_cdf(-std::sqrt(values / (values - 1)) * t);
}

Estimate bootstrapped(const std::vector<double>& values, const std::vector<std::vector<std::size_t>>& picks,
                      double confidence) {
  std::vector<double> means;
  for (const auto& pick : picks) {
    double sum = 0;
    for (const std::size_t i : pick) sum += values[i];
    means.push_back(sum / static_cast<double>(pick.size()));
  }
  const double tail = tail_of(values.size(), confidence);
  return {mean(values), std::sqrt(variance(values) / static_cast<double>(values.size())), quantile(means, tail),
          quantile(means, 1 - tail), values.size()};
}

}  // namespace

std::vector<MorrisIndex> morris_indices(const std::vector<std::vector<double>>& effects, double confidence,
                                        std::uint64_t seed) {
  require(effects.size() >= 2, "Morris' screening needs two trajectories");
  const auto picks = resamples(effects.size(), seed);
  std::vector<MorrisIndex> indices;
  for (std::size_t i = 0; i < effects.front().size(); ++i) {
    const std::vector<double> values = column(effects, i);
    indices.push_back({bootstrapped(values, picks, confidence), bootstrapped(sizes(values), picks, confidence),
                       std::sqrt(variance(values))});
  }
  return indices;
}

std::vector<std::vector<double>> elementary_effects(const StudyTable& table, const Target& target) {
  require(!table.place.empty(), "Morris' screening needs the place of every value in its range");
  std::map<std::uint32_t, std::vector<std::size_t>> trajectories;
  for (const std::size_t row : sound_rows(table, RowRole::trajectory))
    trajectories[table.rows[row].block].push_back(row);
  std::vector<std::vector<double>> all;
  for (const auto& [block, rows] : trajectories) {
    if (rows.size() != table.parameters.size() + 1) continue;
    std::vector<double> effects(table.parameters.size(), kNothing);
    for (std::size_t s = 1; s < rows.size(); ++s) {
      const std::uint32_t input = table.rows[rows[s]].input;
      require(input != kNoInput, "every step of a trajectory says which parameter it changes");
      const double step = table.place[table.at_value(rows[s], input)] - table.place[table.at_value(rows[s - 1], input)];
      require(step != 0, "every step of a trajectory moves its parameter");
      effects[input] = (mean(values_of(table, rows[s], target)) - mean(values_of(table, rows[s - 1], target))) / step;
    }
    if (std::none_of(effects.begin(), effects.end(), [](double x) { return std::isnan(x); })) all.push_back(effects);
  }
  return all;
}

}  // namespace sim::analysis
