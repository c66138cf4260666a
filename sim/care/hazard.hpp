#pragma once
// The shape of a risk over time. A clock's hazard is rate(patient) x shape; shapes are integrated and inverted in
// closed form.
#include <vector>

namespace sim {

/// Unit-rate hazard as a function of years on the clock (age, time since entry, time in state).
class Hazard {
 public:
  /// h(t) = 1.
  static Hazard constant() { return {}; }
  /// H(t) = t^shape: with rate r, S(t) = exp(-r t^shape) (proportional-hazards form).
  static Hazard weibull(double shape);
  /// h(t) = exp(slope t).
  static Hazard gompertz(double slope);
  /// Piecewise constant: `rates[i]` per year between ages `from + i * width`; the last one holds for ever.
  static Hazard table(double from, double width, std::vector<double> rates);

  /// Cumulative hazard between two ages on the clock, in years.
  double between(double from, double to) const;
  /// The age at which `amount` of cumulative hazard has been used since `from`; +infinity if never.
  double when(double from, double amount) const;
  bool is_constant() const { return kind_ == Kind::constant; }

 private:
  enum class Kind { constant, weibull, gompertz, table };
  double cumulative(double age) const;

  Kind kind_ = Kind::constant;
  double shape_ = 1, start_ = 0, width_ = 1;
  std::vector<double> rates_, cumulative_;  // the table, and its cumulative hazard at the start of each band
};

}  // namespace sim
