#include "sim/analysis/regression/interval.hpp"

#include <cmath>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

// From here on the normal distribution is the same to more digits than anybody prints.
constexpr double kManyDegrees = 1e7;

}  // namespace

double student_cdf(double t, double df) {
  if (!(df < kManyDegrees)) return math::normal_cdf(t);
  if (t == 0) return 0.5;
  // x = df / (df + t^2): P(|T| > |t|) = I_x(df / 2, 1/2).
  const double tail = 0.5 * math::beta_cdf(0.5 * df, 0.5, df / (df + t * t));
  return t > 0 ? 1 - tail : tail;
}

double student_quantile(double p, double df) {
  if (!(df < kManyDegrees)) return math::normal_quantile(p);
  if (p == 0.5) return 0;
  const double tail = p < 0.5 ? p : 1 - p;
  const double x = math::beta_quantile(0.5 * df, 0.5, 2 * tail);
  const double t = math::sqrt(df * (1 - x) / x);
  return p < 0.5 ? -t : t;
}

Estimate with_interval(double value, double se, double df) {
  Estimate e;
  e.value = value;
  e.se = se;
  e.df = df;
  if (!std::isfinite(value) || !std::isfinite(se) || !(se > 0) || !(df > 0)) return e;
  const double reach = student_quantile(0.975, df) * se;
  e.low = value - reach;
  e.high = value + reach;
  e.usable = true;
  return e;
}

}  // namespace sim::regression
