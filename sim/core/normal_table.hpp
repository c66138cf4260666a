#pragma once
// Normals from 32 bits without a branch: the inverse distribution function as a table of polynomials.
#include <bit>
#include <cstdint>

namespace sim::detail {

/// Polynomials for the upper quantile Q(p), 0 < p < 1/2, on 16 pieces of every octave of p; absolute error below 5e-11.
class NormalTable {
 public:
  NormalTable();

  /// The standard normal quantile of (bits + 1/2) / 2^32.
  double at(std::uint32_t bits) const {
    const auto upper_half = static_cast<std::uint32_t>(static_cast<std::int32_t>(bits) >> 31);  // all ones or zero
    const auto tail = static_cast<std::int32_t>(bits ^ upper_half);
    const auto d = std::bit_cast<std::uint64_t>(static_cast<double>(tail) + 0.5);  // in [1/2, 2^31)
    const Piece& c = pieces_[(d - kHalf) >> (52 - kLogPieces)];
    const double m = std::bit_cast<double>((d & kMantissa) | kOne);
    const double t = m - c[6], t2 = t * t;
    const double q = (c[0] + c[1] * t) + t2 * ((c[2] + c[3] * t) + t2 * (c[4] + c[5] * t));
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(q) ^ (std::uint64_t{~upper_half} << 63));
  }

  /// The table that everybody shares; built at the first call, from math::normal_quantile.
  static const NormalTable& shared();

 private:
  static constexpr int kLogPieces = 4, kOctaves = 32;
  static constexpr std::uint64_t kHalf = 0x3fe0'0000'0000'0000U, kOne = 0x3ff0'0000'0000'0000U;
  static constexpr std::uint64_t kMantissa = 0x000f'ffff'ffff'ffffU;
  using Piece = double[8];  // six coefficients in powers of (mantissa - centre), the centre, padding to a cache line

  alignas(64) Piece pieces_[kOctaves << kLogPieces];
};

}  // namespace sim::detail
