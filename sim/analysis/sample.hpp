#pragma once
// Means, spreads and intervals of a few numbers, always summed in their order.
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace sim::analysis {

inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// A number, its standard error and its confidence interval; not-a-number where there is nothing to tell from.
struct Estimate {
  double value = kNothing, se = kNothing, low = kNothing, high = kNothing;
  std::size_t n = 0;  ///< Independent values behind it.
};

/// Not-a-number for no values.
double mean(std::span<const double> values);
/// Divided by n - 1; not-a-number below two values.
double variance(std::span<const double> values);
/// Divided by n - 1; both as long.
double covariance(std::span<const double> a, std::span<const double> b);
/// Pearson's; not-a-number when one of them does not vary.
double correlation(std::span<const double> a, std::span<const double> b);

/// On a straight line between neighbours, as R (type 7) and numpy do it. Not-a-number for no values.
double quantile(std::vector<double> values, double share);

/// The point of Student's t with this share below it, from the incomplete beta function (relative error 1e-9).
double student_quantile(double share, double degrees_of_freedom);

/// The estimate `value` with standard error `se` and a t interval.
Estimate estimate_of(double value, double se, double degrees_of_freedom, double confidence, std::size_t n);

/// The mean with its t interval; not-a-number is left out.
Estimate mean_estimate(std::span<const double> values, double confidence = 0.95);

}  // namespace sim::analysis
