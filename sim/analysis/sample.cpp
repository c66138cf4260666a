#include "sim/analysis/sample.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

double mean(std::span<const double> values) {
  if (values.empty()) return kNothing;
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

double covariance(std::span<const double> a, std::span<const double> b) {
  require(a.size() == b.size(), "a covariance is of pairs");
  if (a.size() < 2) return kNothing;
  const double mean_a = mean(a), mean_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

double variance(std::span<const double> values) { return covariance(values, values); }

double correlation(std::span<const double> a, std::span<const double> b) {
  const double scale = math::sqrt(variance(a)) * math::sqrt(variance(b));
  return scale > 0 ? covariance(a, b) / scale : kNothing;
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return kNothing;
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

double student_quantile(double share, double df) {
  require(share > 0 && share < 1 && df > 0, "a t quantile needs a share between 0 and 1 and degrees of freedom");
  if (share < 0.5) return -student_quantile(1 - share, df);
  if (share == 0.5) return 0;
  const double tails = 2 * (1 - share);
  if (df > 1e4) {  // the normal point and the first terms towards it (Abramowitz and Stegun 26.7.5)
    const double z = math::normal_quantile(share), z3 = z * z * z;
    return z + (z3 + z) / (4 * df) + (5 * z3 * z * z + 16 * z3 + 3 * z) / (96 * df * df);
  }
  // t^2 / (df + t^2) is beta(1/2, df/2); the other end of it keeps its digits in long tails.
  if (df < 10) {
    const double rest = math::beta_quantile(0.5 * df, 0.5, tails);
    return math::sqrt(df * (1 - rest) / rest);
  }
  const double part = math::beta_quantile(0.5, 0.5 * df, 1 - tails);
  return math::sqrt(df * part / (1 - part));
}

Estimate estimate_of(double value, double se, double df, double confidence, std::size_t n) {
  Estimate e{value, se, kNothing, kNothing, n};
  if (std::isnan(se) || df < 1) return e;
  const double half = student_quantile(0.5 + 0.5 * confidence, df) * se;
  e.low = value - half;
  e.high = value + half;
  return e;
}

Estimate mean_estimate(std::span<const double> values, double confidence) {
  std::vector<double> present;
  for (const double x : values)
    if (!std::isnan(x)) present.push_back(x);
  const auto n = static_cast<double>(present.size());
  return estimate_of(mean(present), math::sqrt(variance(present) / n), n - 1, confidence, present.size());
}

}  // namespace sim::analysis
