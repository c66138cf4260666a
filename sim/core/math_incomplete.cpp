#include <initializer_list>

#include "sim/core/math.hpp"
#include "sim/core/math_survival.hpp"

namespace sim::math {

namespace {

// The two tails of a distribution at a point, both accurate, and the logarithm of the density there times `x` (or x (1
// - x)).
struct Tails {
  double below, above, log_slope;
  double log_above = 0;  // gamma only: also where `above` is 0
};

constexpr double kHalfLog2Pi = 0x1.d67f1c864beb5p-1;

// lgamma(a) - ((a - 1/2) log a - a + log(2 pi) / 2): what Stirling's formula leaves out.
double stirling_rest(double a) {
  if (a < 9.0) return lgamma(a) - ((a - 0.5) * log(a) - a + kHalfLog2Pi);
  const double i = 1.0 / a, z = i * i;
  return i *
         (0x1.5555555555555p-4 +
          z * (-0x1.6c16c16c16c17p-9 +
               z * (0x1.a01a01a01a01ap-11 +
                    z * (-0x1.3813813813814p-11 +
                         z * (0x1.b951e2b18ff23p-11 +
                              z * (-0x1.f6ab0d9993c7dp-10 + z * (0x1.a41a41a41a41ap-8 - z * 0x1.e4286cb0f5398p-6)))))));
}

// ratio - 1 - log(ratio) >= 0, where ratio = 1 + t.
double deviance(double t, double ratio) { return ratio < 0.5 ? t - log(ratio) : t - log1p(t); }

Tails gamma_tails(double a, double x) {
  if (!(x > 0.0)) return {0.0, 1.0, -std::numeric_limits<double>::infinity()};
  if (x == std::numeric_limits<double>::infinity()) return {1.0, 0.0, -x, -x};
  const double log_slope =
      0.5 * log(a) - kHalfLog2Pi - stirling_rest(a) - a * deviance((x - a) / a, x / a);  // x^a e^-x / Gamma(a)
  const double slope = exp(log_slope);
  if (x < a + 1.0) {  // power series
    double term = 1.0 / a, total = term;
    for (double n = a + 1.0; term > total * 0x1p-55; n += 1.0) total += term *= x / n;
    const double below = slope * total;
    return {below, 1.0 - below, log_slope, log1p(-below)};
  }
  constexpr double kTiny = 1e-300;  // continued fraction, modified Lentz
  double b = x + 1.0 - a, c = 1.0 / kTiny, d = 1.0 / b, h = d;
  for (double i = 1.0; i < 1e6; i += 1.0) {
    const double an = -i * (i - a);
    b += 2.0;
    d = an * d + b;
    if (d == 0.0) d = kTiny;
    c = b + an / c;
    if (c == 0.0) c = kTiny;
    d = 1.0 / d;
    const double change = d * c;
    h *= change;
    if (change > 1.0 - 0x1p-52 && change < 1.0 + 0x1p-51) break;
  }
  const double above = slope * h;
  return {1.0 - above, above, log_slope, log_slope + log(h)};
}

// The continued fraction of the incomplete beta function, modified Lentz.
double beta_fraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  double c = 1.0, d = 1.0 - (a + b) * x / (a + 1.0);
  if (d == 0.0) d = kTiny;
  d = 1.0 / d;
  double h = d;
  for (double m = 1.0; m < 1e6; m += 1.0) {
    for (const double n : {m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
                           -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))}) {
      d = 1.0 + n * d;
      if (d == 0.0) d = kTiny;
      c = 1.0 + n / c;
      if (c == 0.0) c = kTiny;
      d = 1.0 / d;
      h *= d * c;
    }
    const double change = d * c;
    if (change > 1.0 - 0x1p-52 && change < 1.0 + 0x1p-51) break;
  }
  return h;
}

// x + y = 1, both given so that neither loses digits.
Tails beta_tails(double a, double b, double x, double y) {
  if (!(x > 0.0)) return {0.0, 1.0, -std::numeric_limits<double>::infinity()};
  if (!(y > 0.0)) return {1.0, 0.0, -std::numeric_limits<double>::infinity()};
  const double n = a + b, x0 = a / n, y0 = b / n;
  const double gap = x < 0.5 ? x - x0 : y0 - y;
  const double log_slope = 0.5 * (log(a) + log(b) - log(n)) - kHalfLog2Pi + stirling_rest(n) - stirling_rest(a) -
                           stirling_rest(b) - a * deviance(gap / x0, x / x0) - b * deviance(-gap / y0, y / y0);
  const double slope = exp(log_slope);  // x^a y^b / B(a, b)
  if (x < (a + 1.0) / (n + 2.0)) {
    const double below = slope * beta_fraction(a, b, x) / a;
    return {below, 1.0 - below, log_slope};
  }
  const double above = slope * beta_fraction(b, a, y) / b;
  return {1.0 - above, above, log_slope};
}

// Solves F(t) = u for an increasing F, where tails_at(t) gives the tails and log F'(t): Newton on the logarithm of the
// smaller tail (nearly linear far out), kept inside a bracket that only shrinks.
template <class TailsAt>
double solve(double u, double t, double low, double high, TailsAt tails_at) {
  const bool lower = u < 0.5;
  const double target = log(lower ? u : 1.0 - u);
  for (int i = 0; i < 200; ++i) {
    const Tails at = tails_at(t);
    const double tail = lower ? at.below : at.above;
    const double log_tail = log(tail);
    const double excess = lower ? log_tail - target : target - log_tail;  // > 0: t is too high
    (excess > 0.0 ? high : low) = t;
    double next = t - excess * exp(log_tail - at.log_slope);
    const bool tiny_step = next - t < 4e-16 * (1.0 + t) && t - next < 4e-16 * (1.0 + (t < 0.0 ? -t : t));
    if (excess == 0.0 || tiny_step) return next == next ? next : t;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (next == t) return t;
    t = next;
  }
  return t;
}

}  // namespace

double gamma_cdf(double shape, double x) { return gamma_tails(shape, x).below; }

double gamma_quantile(double shape, double u) {
  if (!(u > 0.0)) return u == u ? 0.0 : u;
  if (u >= 1.0) return std::numeric_limits<double>::infinity();
  // Start: Wilson and Hilferty's cube of a normal, or the first term of the series where that fails. t = log x.
  const double w = 1.0 / (9.0 * shape), root = 1.0 - w + normal_quantile(u) * sqrt(w);
  const double first_term = (log(u) + lgamma(shape + 1.0)) / shape;
  const double start = root > 0.3 ? log(shape) + 3.0 * log(root) : first_term;
  if (start < -700.0) return exp(first_term);
  const double t = solve(u, start, start - 60.0, start + 60.0, [&](double at) { return gamma_tails(shape, exp(at)); });
  return exp(t);
}

double gamma_log_survival(double shape, double x) { return gamma_tails(shape, x).log_above; }

double gamma_survival_quantile(double shape, double log_share) {
  if (!(log_share < 0.0)) return log_share == log_share ? 0.0 : log_share;
  if (log_share == -std::numeric_limits<double>::infinity()) return -log_share;
  if (log_share > -kLn2) return gamma_quantile(shape, -expm1(log_share));
  // Start: Wilson and Hilferty where the normal tail can be computed, the leading term of the tail beyond. Then Newton
  // on log Q against log x, inside a bracket that only shrinks.
  const double w = 1.0 / (9.0 * shape);
  const double root = log_share > -700.0 ? 1.0 - w - normal_quantile(exp(log_share)) * sqrt(w) : 0.0;
  double t = root > 0.3 ? log(shape) + 3.0 * log(root) : log(-log_share), low = t - 60.0, high = t + 60.0;
  for (int i = 0; i < 200; ++i) {
    const Tails at = gamma_tails(shape, exp(t));
    const double excess = at.log_above - log_share;  // > 0: t is too low
    (excess > 0.0 ? low : high) = t;
    double next = t + excess * exp(at.log_above - at.log_slope);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const double step = next > t ? next - t : t - next;
    t = next;
    if (step < 1e-15 * (1.0 + (t < 0.0 ? -t : t))) break;
  }
  return exp(t);
}

double beta_cdf(double a, double b, double x) { return beta_tails(a, b, x, 1.0 - x).below; }

double beta_quantile(double a, double b, double u) {
  if (!(u > 0.0)) return u == u ? 0.0 : u;
  if (u >= 1.0) return 1.0;
  // t = log(x / (1 - x)), which is near normal, with mean about log(a / b).
  const double z = normal_quantile(u);
  const double centre = log(a / b), spread = sqrt(1.0 / a + 1.0 / b);
  const auto x_of = [](double t) { return t < 0.0 ? exp(t) / (1.0 + exp(t)) : 1.0 / (1.0 + exp(-t)); };
  const double t = solve(u, centre + z * spread, centre - 700.0 - 40.0 * spread, centre + 700.0 + 40.0 * spread,
                         [&](double at) { return beta_tails(a, b, x_of(at), x_of(-at)); });
  return x_of(t);
}

}  // namespace sim::math
