#pragma once
// Sums that do not depend on order: every value is rounded to a whole number of ticks, and only integers are added.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/core/check.hpp"
#include "sim/core/wide.hpp"

namespace sim {

/// The resolution an outcome is recorded in: money 1e-4, QALY 2^-40, scores 2^-20.
struct Tick {
  double size = 0x1p-20;  ///< In the outcome's unit; above 0.
  constexpr bool operator==(const Tick&) const = default;
};

/// Count, sum, sum of squares, least and greatest of values in ticks: the same integers however the values are sharded.
class ExactSum {
 public:
  static constexpr double kMostTicks = 0x1p51;

  /// Throws BrokenRule unless the tick is positive and finite.
  explicit ExactSum(Tick tick) : tick_(tick), per_tick_(1.0 / tick.size) {
    require(tick.size > 0.0 && std::isfinite(tick.size) && std::isfinite(per_tick_),
            "a tick must be above 0 and finite");
  }

  /// Throws BrokenRule for NaN, for values of 2^51 ticks and more, and if the sum of squares would pass 2^127.
  void add(double value) { add_ticks(to_ticks(value)); }

  /// The nearest whole number of ticks (ties to even).
  std::int64_t to_ticks(double value) const {
    constexpr double kRound = 0x1.8p52;
    const double scaled = value * per_tick_;
    require(scaled > -kMostTicks && scaled < kMostTicks, "an outcome is not a number, or too large for its tick");
    return std::bit_cast<std::int64_t>(scaled + kRound) - std::bit_cast<std::int64_t>(kRound);
  }

  void add_ticks(std::int64_t ticks) {
    ++count_;
    sum_ += ticks;
    require(!__builtin_add_overflow(squares_, static_cast<Int128>(ticks) * ticks, &squares_), kTooLarge);
    least_ = std::min(least_, ticks);
    greatest_ = std::max(greatest_, ticks);
  }

  /// Throws BrokenRule if the ticks differ.
  void merge(const ExactSum& other);

  std::int64_t count() const { return count_; }
  Int128 sum_in_ticks() const { return sum_; }
  Int128 squares_in_ticks() const { return squares_; }
  std::int64_t least_in_ticks() const { return least_; }        ///< INT64_MAX if empty.
  std::int64_t greatest_in_ticks() const { return greatest_; }  ///< INT64_MIN if empty.
  Tick tick() const { return tick_; }

  double total() const { return static_cast<double>(sum_) * tick_.size; }
  double mean() const;      ///< NaN if empty.
  double sd() const;        ///< Of the sample (n - 1). NaN below two values.
  double least() const;     ///< NaN if empty.
  double greatest() const;  ///< NaN if empty.

  /// Appends itself, without its tick: 56 bytes, little endian.
  void append_to(std::string& bytes) const;

  /// Reads what append_to wrote, and moves `bytes` past it. Throws std::invalid_argument if it is cut short or if no
  /// values could have given it.
  static ExactSum parse(Tick tick, std::string_view& bytes);

  bool operator==(const ExactSum&) const = default;

 private:
  static constexpr const char* kTooLarge = "a sum of squares passes 2^127: choose a larger tick";

  Tick tick_;
  double per_tick_;
  std::int64_t count_ = 0;
  Int128 sum_ = 0;
  Int128 squares_ = 0;
  std::int64_t least_ = INT64_MAX, greatest_ = INT64_MIN;
};

}  // namespace sim
