#include "sim/core/math.hpp"

namespace sim::math {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// c[0] + c[1] x + ... by Horner's rule.
template <std::size_t n>
double polynomial(const double (&c)[n], double x) {
  double sum = c[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// An unevaluated sum of two doubles: about 106 bits (Dekker 1971).
struct Pair {
  double high, low;
};

Pair quick_sum(double a, double b) {  // |a| >= |b|
  const double s = a + b;
  return {s, b - (s - a)};
}
Pair sum(double a, double b) {
  const double s = a + b, t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}
Pair product(double a, double b) {
  constexpr double kSplit = 134217729.0;  // 2^27 + 1
  const double p = a * b, ta = kSplit * a, tb = kSplit * b;
  const double ah = ta - (ta - a), al = a - ah, bh = tb - (tb - b), bl = b - bh;
  return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}
Pair product(Pair a, Pair b) {
  const Pair p = product(a.high, b.high);
  return quick_sum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

// log x for a normal or subnormal x > 0, to about 2^-65 relative.
Pair log_pair(double x) {
  int scale = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    scale = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto exponent = static_cast<std::int64_t>(bits - 0x3fe6'a09e'667f'3bcdU) >> 52;
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
  const double k = static_cast<double>(exponent + scale);

  // s = (m - 1) / (m + 1); log m = 2 atanh(s) = s (2 + z (2/3 + z tail)), z = s^2.
  const double f = m - 1.0;
  const Pair g = sum(1.0, m);
  Pair s{f / g.high, 0.0};
  const Pair back = product(s.high, g.high);
  s.low = (((f - back.high) - back.low) - s.high * g.low) / g.high;
  Pair z = product(s.high, s.high);
  z = quick_sum(z.high, z.low + 2.0 * s.high * s.low);
  constexpr double kTail[] = {0x1.999999999999ap-2, 0x1.2492492492521p-2, 0x1.c71c71c6eaa10p-3, 0x1.745d177a96056p-3,
                              0x1.3b1395d2190c1p-3, 0x1.1118c7e4b0917p-3, 0x1.df7cc8e5fa539p-4, 0x1.e02e6fff27908p-4};
  Pair inner = sum(0x1.5555555555555p-1, z.high * polynomial(kTail, z.high));
  inner.low += 0x1.5555555555555p-55;  // the rest of 2/3
  inner = product(z, inner);
  Pair outer = sum(2.0, inner.high);
  outer.low += inner.low;
  const Pair log_m = product(s, outer);

  const Pair whole = sum(k * detail::kLn2High, log_m.high);
  return quick_sum(whole.high, whole.low + (log_m.low + k * detail::kLn2Low));
}

bool is_whole(double y) { return std::floor(y) == y; }
bool is_odd(double y) { return is_whole(y) && !is_whole(y * 0.5); }

// pow for x > 0 finite, x != 1, y finite and not 0.
double positive_pow(double x, double y) {
  const Pair l = log_pair(x);
  const double estimate = y * l.high;
  if (estimate > 710.0) return kInfinity;
  if (estimate < -746.0) return 0.0;
  const Pair p = product(l.high, y);
  const double low = p.low + l.low * y;
  if (!(estimate > -708.0 && estimate < 709.0)) return detail::exp_special(p.high, low);
  return detail::exp_reduced(p.high, low);
}

}  // namespace

namespace detail {

double log_special(double x) {
  if (x == 0.0) return -kInfinity;
  if (x != x || x < 0.0) return kNan;
  if (x == kInfinity) return kInfinity;
  const auto bits = std::bit_cast<std::uint64_t>(x * 0x1p54);  // subnormal
  const auto k = static_cast<std::int64_t>(bits - 0x3fe6'a09e'667f'3bcdU) >> 52;
  const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52)) - 1.0;
  return log_reduced(f, static_cast<double>(k - 54), 0.0);
}

double exp_special(double x, double low) {
  if (x != x) return kNan;
  if (x > 710.0) return kInfinity;
  if (x < -746.0) return 0.0;
  if (x > 0.0) return exp_reduced(x, low, -64) * 0x1p64;
  return exp_reduced(x, low, 128) * 0x1p-128;
}

double normal_quantile_tail(double p) {
  if (p != p) return kNan;
  if (p <= 0.0) return -kInfinity;
  if (p >= 1.0) return kInfinity;
  double r = sqrt(-log(p < 0.5 ? p : 1.0 - p));
  double z = 0.0;
  if (r <= 5.0) {
    r -= 1.6;
    constexpr double kAbove[] = {1.42343711074968357734,   4.63033784615654529590,   5.76949722146069140550,
                                 3.64784832476320460504,   1.27045825245236838258,   0.241780725177450611770,
                                 0.0227238449892691845833, 7.74545014278341407640e-4};
    constexpr double kBelow[] = {1.0,
                                 2.05319162663775882187,
                                 1.67638483018380384940,
                                 0.689767334985100004550,
                                 0.148103976427480074590,
                                 0.0151986665636164571966,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
    z = polynomial(kAbove, r) / polynomial(kBelow, r);
  } else {
    r -= 5.0;
    constexpr double kAbove[] = {6.65790464350110377720,    5.46378491116411436990,   1.78482653991729133580,
                                 0.296560571828504891230,   0.0265321895265761230930, 0.00124266094738807843860,
                                 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double kBelow[] = {1.0,
                                 0.599832206555887937690,
                                 0.136929880922735805310,
                                 0.0148753612908506148525,
                                 7.86869131145613259100e-4,
                                 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7,
                                 2.04426310338993978564e-15};
    z = polynomial(kAbove, r) / polynomial(kBelow, r);
  }
  return p < 0.5 ? -z : z;
}

}  // namespace detail

double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (x != x || y != y) return kNan;
  const double size = x < 0.0 ? -x : x;
  const bool negative = std::bit_cast<std::uint64_t>(x) >> 63 && (y < 0x1p53 && y > -0x1p53 ? is_odd(y) : false);
  double result = 0.0;
  if (y == kInfinity || y == -kInfinity) {
    result = size == 1.0 ? 1.0 : (size > 1.0) == (y > 0.0) ? kInfinity : 0.0;
  } else if (size == 0.0 || size == kInfinity) {
    result = (size == 0.0) == (y > 0.0) ? 0.0 : kInfinity;
  } else if (x < 0.0 && !is_whole(y)) {
    return kNan;
  } else {
    result = size == 1.0 ? 1.0 : positive_pow(size, y);
  }
  return negative ? -result : result;
}

double log1p(double x) {
  if (!(x > -1.0)) return x == -1.0 ? -kInfinity : kNan;
  if (x == kInfinity) return x;
  if (x > -0.2928 && x < 0.4142) return x == 0.0 ? x : detail::log_reduced(x, 0.0, 0.0);
  const Pair u = sum(1.0, x);
  const auto bits = std::bit_cast<std::uint64_t>(u.high);
  const auto k = static_cast<std::int64_t>(bits - 0x3fe6'a09e'667f'3bcdU) >> 52;
  const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52)) - 1.0;
  return detail::log_reduced(f, static_cast<double>(k), u.low / u.high);
}

double expm1(double x) {
  if (x != x) return x;
  if (x > 40.0) return exp(x);
  if (x < -40.0) return -1.0;
  constexpr double kSeries[] = {0x1p-1,
                                0x1.5555555555557p-3,
                                0x1.5555555555556p-5,
                                0x1.11111111100bep-7,
                                0x1.6c16c16c162c3p-10,
                                0x1.a01a01abf85abp-13,
                                0x1.a01a01a6e1e2ap-16,
                                0x1.71de01fdbf9cap-19,
                                0x1.27e4db46cddd1p-22,
                                0x1.af4e554377204p-26,
                                0x1.1f7340dbc337ep-29};
  const double k = std::floor(x * 0x1.71547652b82fep+0 + 0.5);
  const double a = x - k * detail::kLn2High, b = k * detail::kLn2Low;
  const double r = a - b, lost = (a - r) - b;
  const double less_one = r + (r * r * polynomial(kSeries, r) + lost);  // exp(r) - 1
  const double scale = std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52);
  const Pair whole = sum(scale, -1.0);
  const Pair total = sum(whole.high, scale * less_one);
  return total.high + (total.low + whole.low);
}

}  // namespace sim::math
