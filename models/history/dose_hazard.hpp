#pragma once
// Overdose hazard ratio by daily dose: published for four bands, straight on the log scale between their midpoints.
#include <array>
#include <cstddef>
#include <vector>

#include "sim/config/fields.hpp"

namespace models {

struct DoseHazardNumbers {
  std::vector<double> midpoints;                               ///< MME of each band, ascending.
  double no_dose = 1, from_20 = 1, from_50 = 1, from_100 = 1;  ///< Ratios against 1-<20 MME.
  void visit(sim::Fields& f);
};

class DoseHazard {
 public:
  static constexpr std::size_t kBands = 4;

  DoseHazard() = default;
  explicit DoseHazard(const DoseHazardNumbers& numbers);

  /// Log ratio against the lowest band: the published one at each midpoint, level beyond the first and the last.
  double log_ratio(double mme) const;
  /// Log ratio printed for a band.
  double printed(std::size_t band) const { return logs_[band]; }
  /// 0: below 20 (and none), 1: 20-<50, 2: 50-<100, 3: 100 or more.
  static std::size_t band_of(double mme) { return mme < 20 ? 0 : mme < 50 ? 1 : mme < 100 ? 2 : 3; }

 private:
  std::array<double, kBands> midpoints_{}, logs_{};
  double no_dose_ = 0;
};

}  // namespace models
