#pragma once
// The only place that computes log, exp, pow, erf and gamma: the same bits on every machine.
// Only + - * /, sqrt and integer operations on binary64, so build with -ffp-contract=off. log and exp are within 1 ulp,
// pow within 2. The polynomials are our own Chebyshev fits (60 digits, then rounded); tests/unit/core measures the
// errors.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim::math {

namespace detail {

inline constexpr double kLn2High = 0x1.62e42fefa2000p-1;  // 40 bits, so that k * kLn2High is exact
inline constexpr double kLn2Low = 0x1.9ef35793c7673p-41;

double log_special(double x);              // zero, negative, subnormal, infinite, NaN
double exp_special(double x, double low);  // results outside the normal range, NaN
double normal_quantile_tail(double p);     // |p - 1/2| > 0.425, and p outside (0, 1)

// log(1 + f) + k log 2 + c, for f in [sqrt(1/2) - 1, sqrt(2) - 1]. With s = f / (2 + f): log(1 + f) = 2 atanh(s).
inline double log_reduced(double f, double k, double c) {
  const double s = f / (2.0 + f);
  const double z = s * s, z2 = z * z;
  const double low =
      (0x1.5555555555558p-1 + 0x1.99999999952d7p-2 * z) + z2 * (0x1.2492492df281ap-2 + 0x1.c71c62e3f11e6p-3 * z);
  const double high = (0x1.7462b51cb66b1p-3 + 0x1.39fe51a7c18f9p-3 * z) + z2 * 0x1.2b5900de53b32p-3;
  const double series = z * (low + (z2 * z2) * high);  // 2 atanh(s) / s - 2, relative error of the sum 2^-57
  const double half_square = 0.5 * f * f;
  return k * kLn2High - ((half_square - (s * (half_square + series) + (k * kLn2Low + c))) - f);
}

// exp(x + low) for normal results; |low| is tiny beside x.
inline double exp_reduced(double x, double low, std::int64_t extra_exponent = 0) {
  constexpr double kRound = 0x1.8p52;  // adding it rounds to the nearest integer
  const double shifted = x * 0x1.71547652b82fep+0 + kRound;
  const double k = shifted - kRound;
  const auto exponent = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(kRound) + extra_exponent;
  const double r = (x - k * kLn2High) - (k * kLn2Low - low);
  const double r2 = r * r, r4 = r2 * r2;
  const double p0 = (0x1p-1 + 0x1.5555555555557p-3 * r) + r2 * (0x1.5555555555556p-5 + 0x1.11111111100bep-7 * r);
  const double p1 =
      (0x1.6c16c16c162c3p-10 + 0x1.a01a01abf85abp-13 * r) + r2 * (0x1.a01a01a6e1e2ap-16 + 0x1.71de01fdbf9cap-19 * r);
  const double p2 = (0x1.27e4db46cddd1p-22 + 0x1.af4e554377204p-26 * r) + r2 * 0x1.1f7340dbc337ep-29;
  const double y = 1.0 + (r + r2 * (p0 + r4 * (p1 + r4 * p2)));
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(y) + (static_cast<std::uint64_t>(exponent) << 52));
}

}  // namespace detail

/// Natural logarithm. -inf at 0, NaN below 0.
inline double log(double x) {
  constexpr std::uint64_t kSmallestNormal = 0x0010'0000'0000'0000U, kInfinity = 0x7ff0'0000'0000'0000U;
  constexpr std::uint64_t kSqrtHalf = 0x3fe6'a09e'667f'3bcdU;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  if (bits - kSmallestNormal >= kInfinity - kSmallestNormal) [[unlikely]]
    return detail::log_special(x);
  const auto k = static_cast<std::int64_t>(bits - kSqrtHalf) >> 52;
  const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52)) - 1.0;
  return detail::log_reduced(f, static_cast<double>(k), 0.0);
}

/// e to the power x. Overflows to +inf, underflows gradually to 0.
inline double exp(double x) {
  if (!(x > -708.0 && x < 709.0)) [[unlikely]]
    return detail::exp_special(x, 0.0);
  return detail::exp_reduced(x, 0.0);
}

inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;  ///< Natural logarithm of 2.

/// x to the power y, with the special cases of C (pow(x, 0) = 1; NaN for x < 0 and y not an integer).
double pow(double x, double y);

/// Square root: exact to half an ulp on every IEEE 754 machine.
inline double sqrt(double x) { return std::sqrt(x); }

/// log(1 + x) and exp(x) - 1, accurate near 0 (within 2 ulp).
double log1p(double x);
double expm1(double x);

/// The error function and its complement: erf within 2 ulp, erfc within 4 ulp down to its underflow near 26.5.
double erf(double x);
double erfc(double x);

/// log of the gamma function, for x > 0 (NaN otherwise, +inf at 0). Error at most 1e-14 * max(1, |result|).
double lgamma(double x);

/// The standard normal distribution function: within 6 ulp, also far in the lower tail.
double normal_cdf(double x);

/// Regularised incomplete gamma and beta functions, and their inverses: distribution functions of gamma (scale 1) and
/// beta. Relative error about 1e-13 for parameters up to 1e4. Parameters must be > 0.
double gamma_cdf(double shape, double x);
double gamma_quantile(double shape, double u);
double beta_cdf(double a, double b, double x);
double beta_quantile(double a, double b, double u);

/// The inverse of normal_cdf (AS 241, Wichura 1988), relative error about 1e-15. -inf at p <= 0, +inf at p >= 1.
inline double normal_quantile(double p) {
  const double q = p - 0.5;
  if (!(q >= -0.425 && q <= 0.425)) [[unlikely]]
    return detail::normal_quantile_tail(p);
  const double r = 0.180625 - q * q, r2 = r * r, r4 = r2 * r2;
  const double above = (3.3871328727963666080 + 133.14166789178437745 * r) +
                       r2 * (1971.5909503065514427 + 13731.693765509461125 * r) +
                       r4 * ((45921.953931549871457 + 67265.770927008700853 * r) +
                             r2 * (33430.575583588128105 + 2509.0809287301226727 * r));
  const double below = (1.0 + 42.313330701600911252 * r) + r2 * (687.18700749205790830 + 5394.1960214247511077 * r) +
                       r4 * ((21213.794301586595867 + 39307.895800092710610 * r) +
                             r2 * (28729.085735721942674 + 5226.4952788528545610 * r));
  return q * above / below;
}

}  // namespace sim::math
