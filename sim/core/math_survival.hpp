#pragma once
// The upper tail of the gamma distribution on a logarithmic scale, where survival has long left the range of a double.

namespace sim::math {

/// log Q(shape, x), the logarithm of the share above x of a gamma distribution with scale 1. Relative error about 1e-12
/// for shapes from 1e-3 to 1e4; 0 at x <= 0, -inf at infinity.
double gamma_log_survival(double shape, double x);

/// The x at which gamma_log_survival(shape, x) is `log_share` (<= 0): +inf at -inf, 0 at 0.
double gamma_survival_quantile(double shape, double log_share);

}  // namespace sim::math
