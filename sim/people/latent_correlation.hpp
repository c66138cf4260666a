#pragma once
// Which correlation of latent normals gives a wanted Pearson correlation of two attributes.
#include <optional>
#include <vector>

#include "sim/people/margin.hpp"

namespace sim {

/// Pearson correlations of pairs of attributes as functions of the latent one, by Hermite series (Mehler): with
/// standardised f = sum a_k h_k and g = sum b_k h_k in orthonormal Hermite polynomials, corr(f(X), g(Y)) = sum a_k b_k
/// rho^k.
class HermiteSeries {
 public:
  static constexpr int kTerms = 24;

  /// Of a number that varies.
  explicit HermiteSeries(const LatentMargin& margin);

  /// The Pearson correlation of the two attributes when their latent normals correlate by `rho`.
  static double correlation(const HermiteSeries& a, const HermiteSeries& b, double rho);
  /// The latent correlation that gives `wanted`, or nothing when no latent correlation does.
  static std::optional<double> latent_for(const HermiteSeries& a, const HermiteSeries& b, double wanted);

 private:
  std::vector<double> weight_;  ///< a_1 .. a_kTerms, divided by the standard deviation.
};

}  // namespace sim
