#include "sim/store/interval.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/record/outcomes.hpp"

namespace sim {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(const std::vector<double>& values) {
  if (values.empty()) return kNothing;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// Between neighbours on a straight line, as R (type 7) and numpy do it.
double quantile_of_sorted(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Interval over_replicates(const std::vector<double>& values) {
  Interval interval{mean_of(values), kNothing, kNothing, kSimulationNoise};
  if (values.size() < 2) return interval;
  double squares = 0;
  for (const double value : values) squares += (value - interval.mean) * (value - interval.mean);
  const auto n = static_cast<double>(values.size());
  const double half = student_975(values.size() - 1) * std::sqrt(squares / (n - 1) / n);
  interval.low = interval.mean - half;
  interval.high = interval.mean + half;
  return interval;
}

}  // namespace

double student_975(std::size_t degrees_of_freedom) {
  constexpr std::array<double, 10> kFew{12.7062, 4.3027, 3.1824, 2.7764, 2.5706,
                                        2.4469,  2.3646, 2.3060, 2.2622, 2.2281};
  require(degrees_of_freedom > 0, "an interval needs two values");
  if (degrees_of_freedom <= kFew.size()) return kFew[degrees_of_freedom - 1];
  // Expansion around the normal point in powers of 1 / degrees of freedom (Abramowitz and Stegun 26.7.5).
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(degrees_of_freedom);
  const double z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
}

Interval interval_of(const std::vector<double>& values, std::size_t draws, std::size_t replicates) {
  require(values.size() == draws * replicates, "there is a value for each draw and replicate");
  std::vector<double> means;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    std::vector<double> present;
    for (std::size_t i = draw * replicates; i < (draw + 1) * replicates; ++i)
      if (!std::isnan(values[i])) present.push_back(values[i]);
    if (draws == 1) return over_replicates(present);
    if (!present.empty()) means.push_back(mean_of(present));
  }
  Interval interval{mean_of(means), kNothing, kNothing, kNoiseAndParameters};
  if (means.size() < 2) return interval;
  std::sort(means.begin(), means.end());
  interval.low = quantile_of_sorted(means, 0.025);
  interval.high = quantile_of_sorted(means, 0.975);
  return interval;
}

}  // namespace sim
