#include "sim/analysis/sequential.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

double wanted(const PrecisionRule& rule, double mean) {
  const double absolute = std::isnan(rule.half_width) ? 0 : rule.half_width;
  const double relative = std::isnan(rule.relative) ? 0 : rule.relative * std::fabs(mean);
  return std::max(absolute, relative);
}

// Running mean and sum of squares (Welford 1962), with the t points taken once per length.
struct Running {
  double mean = 0, squares = 0;
  std::size_t n = 0;

  void add(double x) {
    ++n;
    const double gap = x - mean;
    mean += gap / static_cast<double>(n);
    squares += gap * (x - mean);
  }
  double se() const { return std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n)); }
};

}  // namespace

PrecisionSoFar precision_so_far(std::span<const double> values, const PrecisionRule& rule) {
  require(!std::isnan(rule.half_width) || !std::isnan(rule.relative), "a precision rule says how precise");
  require(rule.first >= 2 && rule.most >= rule.first, "a precision rule needs two replicates");
  PrecisionSoFar out;
  Running sums;
  std::size_t in_a_row = 0;  // lengths in a row at which the interval was narrow enough
  double half = kNothing;
  for (const double x : values.first(std::min(values.size(), rule.most))) {
    sums.add(x);
    if (sums.n < rule.first) continue;
    half = student_quantile(0.5 + 0.5 * rule.confidence, static_cast<double>(sums.n - 1)) * sums.se();
    in_a_row = half <= wanted(rule, sums.mean) ? in_a_row + 1 : 0;
    out.enough = in_a_row > rule.look_ahead;
    if (out.enough) break;
  }
  out.used = sums.n;
  out.gave_up = !out.enough && sums.n == rule.most;
  out.estimate = mean_estimate(values.first(out.used), rule.confidence);
  const double goal = wanted(rule, sums.mean);
  if (out.used >= rule.first && goal > 0)
    out.guess = static_cast<std::size_t>(
        std::min(1e9, std::ceil(static_cast<double>(out.used) * (half / goal) * (half / goal))));
  return out;
}

}  // namespace sim::analysis
