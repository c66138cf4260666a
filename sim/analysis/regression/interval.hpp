#pragma once
// One coefficient with its 95 % interval, by the normal distribution or by Student's t.
#include <limits>

namespace sim::regression {

/// Estimate of one quantity. `usable` is false when the data cannot tell (no variance, no convergence).
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double se = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();   ///< 2.5 % end.
  double high = std::numeric_limits<double>::quiet_NaN();  ///< 97.5 % end.
  double df = std::numeric_limits<double>::infinity();     ///< Degrees of freedom of the t; infinite: normal.
  bool usable = false;
  bool separated = false;  ///< Logistic: an outcome is told exactly by the predictors.
};

/// The value of Student's t with `df` degrees of freedom (> 0, may be fractional or infinite) below which a share `p`
/// lies.
double student_quantile(double p, double df);
/// The share below `t`.
double student_cdf(double t, double df);

/// value +- t(97.5 %, df) x se. Not usable when either is not finite or se is 0.
Estimate with_interval(double value, double se, double df = std::numeric_limits<double>::infinity());

}  // namespace sim::regression
