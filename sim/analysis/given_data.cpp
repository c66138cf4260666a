#include "sim/analysis/given_data.hpp"

#include <algorithm>
#include <numeric>

#include "sim/analysis/sample.hpp"
#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

double rank_index(std::span<const double> parameter, std::span<const double> outcomes, double luck) {
  const std::size_t n = outcomes.size();
  require(parameter.size() == n, "a rank index is of pairs");
  const double spread = variance(outcomes) - luck;
  if (n < 3 || !(spread > 0)) return kNothing;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return parameter[a] < parameter[b]; });
  const double centre = mean(outcomes);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += (outcomes[order[i]] - centre) * (outcomes[order[(i + 1) % n]] - centre);
  return sum / static_cast<double>(n) / spread;
}

double rank_index_noise(std::span<const double> outcomes, double luck, double confidence) {
  const auto n = static_cast<double>(outcomes.size());
  const double spread = variance(outcomes) - luck;
  if (n < 3 || !(spread > 0)) return kNothing;
  const double centre = mean(outcomes);
  double squares = 0, fourths = 0;
  for (const double x : outcomes) {
    const double square = (x - centre) * (x - centre);
    squares += square;
    fourths += square * square;
  }
  const double expected = -squares / (n - 1);
  const double scatter = (squares * squares - fourths) / (n - 1) +
                         (squares * squares - 2 * fourths) / ((n - 1) * (n - 2)) - expected * expected;
  return (expected + math::normal_quantile(confidence) * math::sqrt(std::max(0.0, scatter))) / n / spread;
}

}  // namespace sim::analysis
