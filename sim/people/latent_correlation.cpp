#include "sim/people/latent_correlation.hpp"

#include <array>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim {

HermiteSeries::HermiteSeries(const LatentMargin& margin) {
  // The trapezoidal rule on +-8: exact to rounding for smooth integrands of normal decay.
  constexpr int kHalf = 128;
  constexpr double kStep = 1.0 / 16.0, kRootTwoPi = 0x1.40d931ff62706p+1;
  std::array<double, kTerms + 1> sums{};
  double squares = 0;
  for (int i = -kHalf; i <= kHalf; ++i) {
    const double z = i * kStep, f = margin.number(z), weight = kStep / kRootTwoPi * math::exp(-0.5 * z * z);
    squares += weight * f * f;
    double before = 0, here = 1;  // h_(k-1), h_k
    for (int k = 0; k <= kTerms; ++k) {
      sums[static_cast<std::size_t>(k)] += weight * f * here;
      const double next = (z * here - math::sqrt(k) * before) / math::sqrt(k + 1.0);
      before = here;
      here = next;
    }
  }
  const double variance = squares - sums[0] * sums[0];
  require(variance > 0, "a correlation needs an attribute that varies");
  for (std::size_t k = 1; k <= kTerms; ++k) weight_.push_back(sums[k] / math::sqrt(variance));
}

double HermiteSeries::correlation(const HermiteSeries& a, const HermiteSeries& b, double rho) {
  double sum = 0;
  for (std::size_t k = kTerms; k-- > 0;) sum = (sum + a.weight_[k] * b.weight_[k]) * rho;
  return sum;
}

std::optional<double> HermiteSeries::latent_for(const HermiteSeries& a, const HermiteSeries& b, double wanted) {
  double low = -0.999, high = 0.999;
  if (wanted < correlation(a, b, low) || wanted > correlation(a, b, high)) return std::nullopt;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (correlation(a, b, middle) < wanted ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace sim
