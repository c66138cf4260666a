#pragma once
// One attribute at baseline: how it is distributed, and the quick way from a latent standard normal to its value.
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/distribution.hpp"
#include "sim/people/columns.hpp"

namespace sim {

/// One attribute at baseline. A number follows `distribution`, a share of patients excepted who have 0. A code (state,
/// yes/no) falls into `shares` by the latent normal, lowest first: the order of the list decides which codes go
/// together with high values of what the attribute correlates with.
struct Margin {
  std::string name;
  ColumnType type = ColumnType::number;
  std::uint16_t slot = 0;
  Distribution distribution = Distribution::fixed(0);
  double offset = 0,
         scale = 1;          ///< Numbers only: the value is offset + scale x what follows the distribution; scale > 0.
  double share_of_zero = 0;  ///< Numbers only: the lowest part of the latent normal has the value 0.
  std::vector<double> shares{};       ///< Codes only; their sum is 1.
  std::vector<std::uint8_t> codes{};  ///< Codes only: the code of each share; empty = 0, 1, 2 ...

  /// Everybody has the same value: no correlation is possible.
  bool constant() const;
};

/// A margin made ready for sampling: value as a non-decreasing function of the latent standard normal.
class LatentMargin {
 public:
  explicit LatentMargin(const Margin& margin);

  /// The number at latent normal `z`. Unrestricted normal and lognormal margins are exact, others come from a table of
  /// the quantile in steps of 3/16, a monotone cubic between (error below 2e-3 standard deviations between -6 and 6).
  double number(double z) const;
  /// The code at latent normal `z`.
  std::uint8_t code(double z) const;

 private:
  enum class How : std::uint8_t { fixed, normal, lognormal, table, code };
  static constexpr double kReach = 6.5625, kStep = 0.1875;
  static constexpr std::size_t kKnots = 71;

  double whole(double z) const;  // without the share of zeros

  How how_ = How::fixed;
  double a_ = 0, b_ = 0;  // fixed value; mean and sd; log median and sd of the log
  double offset_ = 0, scale_ = 1;
  double share_of_zero_ = 0, zero_below_ = 0;
  struct Knot {
    double value = 0, slope = 0;  // the slope per step
  };
  std::vector<Knot> table_;
  std::vector<double> cuts_;  // upper latent end of each code but the last
  std::vector<std::uint8_t> codes_;
};

}  // namespace sim
