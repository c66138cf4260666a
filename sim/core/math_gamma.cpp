#include "sim/core/math.hpp"

namespace sim::math {

namespace {

template <std::size_t n>
double polynomial(const double (&c)[n], double x) {
  double sum = c[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// erf(x) for |x| <= 0.8.
double erf_near_zero(double x) {
  constexpr double kSeries[] = {0x1.20dd750429b6dp+0,   -0x1.812746b0379e7p-2,  0x1.ce2f21a042be0p-4,
                                -0x1.b82ce31288a7ep-6,  0x1.565bcd0e66a5cp-8,   -0x1.c02db3ff0712ep-11,
                                0x1.f9a326b6a78fcp-14,  -0x1.f4d2529f7b546p-17, 0x1.b9e5d7b799a24p-20,
                                -0x1.5f63cab50c137p-23, 0x1.fb440015d855fp-27,  -0x1.464d02f3045e2p-30,
                                0x1.34b5131dbdc6cp-34};
  return x * polynomial(kSeries, x * x);
}

// erfc(x) for x >= 0.8: exp(-x^2) q(t) / (1 + 2x), t = (x - 4) / (x + 4), x^2 split so that no bits are lost.
double erfc_far(double x) {
  if (x > 27.3) return 0.0;
  constexpr double kScaled[] = {
      0x1.3ba5916e9fd7fp+0,   -0x1.1df1ad154a28dp-3,  0x1.f7f5df66fd77cp-7,   0x1.16ecefcfa5250p-4,
      -0x1.9ddb23c3e8e8ap-4,  0x1.7fee004e161bfp-4,   -0x1.0fb06dfe4da36p-4,  0x1.3079edf5dd3c0p-5,
      -0x1.09623883f6bf8p-6,  0x1.49c672c499770p-8,   -0x1.8d4a9b45b409fp-11, -0x1.a1df5e69f10cep-13,
      0x1.3be06022c6f2cp-13,  -0x1.99510a15ae93ap-16, -0x1.788dd932f0722p-17, 0x1.7ec731fd047c1p-18,
      0x1.3cbca32673affp-22,  -0x1.b5602d7d5947cp-21, 0x1.33758c08f12d1p-24,  0x1.a675ace2b46b3p-24,
      -0x1.e6a17246c53fbp-27, -0x1.02ed1cce35cd6p-27};
  const double scaled = polynomial(kScaled, (x - 4.0) / (x + 4.0)) / (1.0 + 2.0 * x);
  const double high = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xffff'ffff'f800'0000U);
  const double low = x - high;
  const double square = high * high, rest = low * (x + high);
  const double bell = square < 708.0 ? detail::exp_reduced(-square, -rest) : detail::exp_special(-square, -rest);
  return bell * scaled;
}

}  // namespace

double erf(double x) {
  if (x != x) return x;
  const double size = x < 0.0 ? -x : x;
  if (size <= 0.8) return erf_near_zero(x);
  const double y = size > 6.0 ? 1.0 : 1.0 - erfc_far(size);
  return x < 0.0 ? -y : y;
}

double erfc(double x) {
  if (x != x) return x;
  if (x < -0.8) return x < -6.0 ? 2.0 : 2.0 - erfc_far(-x);
  return x <= 0.8 ? 1.0 - erf_near_zero(x) : erfc_far(x);
}

double normal_cdf(double x) {
  // x / sqrt(2) is rounded; the correction keeps the far tail accurate: d erfc(t) = -2/sqrt(pi) exp(-t^2) dt.
  constexpr double kRootHalf = 0x1.6a09e667f3bcdp-1, kRootHalfLow = -0x1.bdd3413b26456p-55;
  const double t = -x * kRootHalf;
  if (!(t > 0.8 && t < 27.0)) return 0.5 * erfc(t);
  const double xh = std::bit_cast<double>(std::bit_cast<std::uint64_t>(-x) & 0xffff'ffff'f800'0000U), xl = -x - xh;
  constexpr double rh = 0x1.6a09e60000000p-1, rl = kRootHalf - rh;
  const double lost = (((xh * rh - t) + xh * rl + xl * rh) + xl * rl) - x * kRootHalfLow;
  const double y = erfc_far(t);
  return 0.5 * (y - lost * 2.0 * t * y * (1.0 + 0.5 / (t * t)));  // erfc'(t) ~ -2t erfc(t) (1 + 1/(2t^2))
}

double lgamma(double x) {
  if (!(x >= 0.0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0.0 || x == std::numeric_limits<double>::infinity()) return std::numeric_limits<double>::infinity();
  // Stirling's series from 9 upwards; below, Gamma(x + 1) = x Gamma(x).
  double shift = 1.0;
  for (; x < 9.0; x += 1.0) shift *= x;
  constexpr double kStirling[] = {0x1.5555555555555p-4,   -0x1.6c16c16c16c17p-9, 0x1.a01a01a01a01ap-11,
                                  -0x1.3813813813814p-11, 0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10,
                                  0x1.a41a41a41a41ap-8,   -0x1.e4286cb0f5398p-6};
  const double inverse = 1.0 / x;
  const double series = inverse * polynomial(kStirling, inverse * inverse);
  const double stirling = (x - 0.5) * (log(x) - 1.0) + (0x1.acfe390c97d69p-2 + series);  // + (log(2 pi) - 1) / 2
  return shift == 1.0 ? stirling : stirling - log(shift);
}

}  // namespace sim::math
