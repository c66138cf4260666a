#include "sim/core/normal_table.hpp"

#include "sim/core/math.hpp"

namespace sim::detail {

NormalTable::NormalTable() {
  constexpr int kTerms = 6, kPieces = 1 << kLogPieces;
  // Chebyshev nodes of [-1, 1]: cos((2 i + 1) pi / 12).
  constexpr double kNodes[kTerms] = {0x1.ee8dd4748bf15p-1,  0x1.6a09e667f3bcdp-1,  0x1.0907dc1930690p-2,
                                     -0x1.0907dc1930690p-2, -0x1.6a09e667f3bcdp-1, -0x1.ee8dd4748bf15p-1};
  double octave = 0x1p-33;  // p = mantissa * octave
  for (int e = 0; e < kOctaves; ++e, octave *= 2.0) {
    for (int j = 0; j < kPieces; ++j) {
      const double centre = 1.0 + (j + 0.5) / kPieces, reach = 0.5 / kPieces;
      double t[kTerms], difference[kTerms];
      for (int i = 0; i < kTerms; ++i) {
        t[i] = kNodes[i] * reach;
        difference[i] = -math::normal_quantile((centre + t[i]) * octave);
      }
      for (int order = 1; order < kTerms; ++order)  // Newton's divided differences
        for (int i = kTerms - 1; i >= order; --i)
          difference[i] = (difference[i] - difference[i - 1]) / (t[i] - t[i - order]);
      double c[kTerms] = {difference[kTerms - 1]};
      for (int i = kTerms - 2; i >= 0; --i) {  // times (x - t[i]), plus difference[i]
        for (int power = kTerms - 1; power > 0; --power) c[power] = c[power - 1] - t[i] * c[power];
        c[0] = difference[i] - t[i] * c[0];
      }
      Piece& piece = pieces_[e * kPieces + j];
      for (int i = 0; i < kTerms; ++i) piece[i] = c[i];
      piece[6] = centre;
      piece[7] = 0.0;
    }
  }
}

const NormalTable& NormalTable::shared() {
  static const NormalTable table;
  return table;
}

}  // namespace sim::detail
