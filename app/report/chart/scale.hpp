#pragma once
// Numbers to pixels, and the round numbers that stand at an axis.
#include <string>
#include <vector>

namespace app {

/// What the numbers of an axis are, and so how they are written.
enum class Unit {
  plain,    ///< 1,234.5
  percent,  ///< A share, written as 45 %.
};

struct Axis {
  std::string title;  ///< With its unit in words.
  Unit unit = Unit::plain;
  bool from_zero = false;  ///< Zero is always in sight.
  /// Steps of 1, 2, 3, 6, 12, 24 ... months, and no more room than the numbers need; without `from_zero` from the first
  /// number on, as for years.
  bool months = false;
  double least_span = 0;  ///< A smaller range is widened, so that small differences do not look large.
  double at_least = 0;    ///< The axis reaches this far at least, to both sides of zero if it has negative numbers.
};

/// Round numbers one, two or five tens apart.
struct Ticks {
  double low = 0, high = 1, step = 1;
  std::vector<double> at;

  std::string words(double x, Unit unit) const;
};

/// From below `low` to above `high` with about `count` ticks. Not-a-number gives 0 to 1.
Ticks ticks_for(double low, double high, int count, const Axis& axis);

/// The number for a table or tooltip, rounded to the power of ten that is at most `step`.
std::string value_words(double x, Unit unit, double step);

class Scale {
 public:
  Scale(double low, double high, double from, double to) : low_(low), high_(high), from_(from), to_(to) {}
  double operator()(double x) const { return from_ + (x - low_) / (high_ - low_) * (to_ - from_); }

 private:
  double low_, high_, from_, to_;
};

/// The least and greatest of all finite numbers seen.
struct Range {
  double low = 1e300, high = -1e300;
  void see(double x);
  void see(const std::vector<double>& all);
  bool empty() const { return low > high; }
};

}  // namespace app
