#pragma once
// The shape of a risk over time. A clock's hazard is rate(patient) x shape; shapes are integrated and inverted in
// closed form, or through the incomplete gamma function.
#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// Hazard of a patient whose rate is 1, as a function of years on the clock (age, time since entry, time in state).
class Hazard {
 public:
  /// h(t) = 1.
  static Hazard constant() { return {}; }
  /// H(t) = t^shape: with rate r, S(t) = exp(-r t^shape) (proportional-hazards form).
  static Hazard weibull(double shape);
  /// h(t) = exp(slope t).
  static Hazard gompertz(double slope);
  /// Time to event gamma distributed: mean shape x scale, scale in years.
  static Hazard gamma(double shape, double scale);
  /// log of the time (years) normal with this mean and sd.
  static Hazard lognormal(double mean_log, double sd_log);
  /// S(t) = 1 / (1 + (t / scale)^shape), scale in years.
  static Hazard log_logistic(double shape, double scale);
  /// Prentice's form: log t = mu + sigma w, where q w is the logarithm of a gamma variate with shape q^-2 times q^2.
  /// q = 0 is the lognormal, q = 1 the Weibull, q = sigma the gamma distribution.
  static Hazard generalised_gamma(double mu, double sigma, double q);
  /// Piecewise constant: `rates[i]` per year between ages `from + i * width`; the last one holds for ever.
  static Hazard table(double from, double width, std::vector<double> rates);
  /// Piecewise constant: `rates[i]` per year from `starts[i]` (years, ascending, the first 0); the last one holds for
  /// ever.
  static Hazard pieces(std::vector<double> starts, std::vector<double> rates);

  /// Cumulative hazard between two ages on the clock, in years.
  double between(double from, double to) const;
  /// The age at which `amount` of cumulative hazard has been used since `from`; +infinity if never.
  double when(double from, double amount) const;
  bool is_constant() const { return kind_ == Kind::constant; }

 private:
  enum class Kind : std::uint8_t {
    constant,
    weibull,
    gompertz,
    table,
    pieces,
    gamma,
    lognormal,
    log_logistic,
    generalised_gamma
  };
  double cumulative(double age) const;
  double inverse(double goal) const;
  double cumulative_in_bands(double age) const;
  double inverse_in_bands(double goal) const;

  Kind kind_ = Kind::constant;
  double shape_ = 1, scale_ = 1, third_ = 0;  // in the order of the maker's arguments
  double start_ = 0, width_ = 1;
  std::vector<double> starts_, rates_, cumulative_;  // the bands, and the cumulative hazard at the start of each
};

/// Stops with BrokenRule: no event of a patient's life happens more than once an hour.
[[noreturn]] void too_fast(const std::string& what, double rate_per_year);

}  // namespace sim
