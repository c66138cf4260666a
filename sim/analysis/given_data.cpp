#include "sim/analysis/given_data.hpp"

#include <algorithm>
#include <numeric>

#include "sim/analysis/sample.hpp"
#include "sim/core/check.hpp"

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

}  // namespace sim::analysis
