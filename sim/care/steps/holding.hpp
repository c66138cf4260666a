#pragma once
// How long something lasts that differs from patient to patient: a service, somebody's patience.
#include <string>

#include "sim/care/read_programme.hpp"
#include "sim/core/distribution.hpp"
#include "sim/core/time.hpp"

namespace sim {

/// How long a place is held, or a wait is borne.
class Holding {
 public:
  static Holding fixed(Duration length);
  static Holding exponential(Duration mean);
  static Holding weibull(double shape, Duration scale);
  static Holding by(const Distribution& minutes);  ///< Of the length in minutes.

  /// The length at one uniform number in (0, 1), rounded to the nearest minute, never below 0.
  Duration at(double uniform) const { return is_fixed() ? fixed_ : random(uniform); }
  /// Everybody's is the same: no draw is needed.
  bool is_fixed() const { return kind_ == Kind::fixed; }

 private:
  enum class Kind : std::uint8_t { fixed, exponential, weibull, other };
  Duration random(double uniform) const;

  Kind kind_ = Kind::fixed;
  Duration fixed_{};
  double shape_ = 1, minutes_ = 0;
  Distribution other_;
};

/// A law as YAML gives it, with its words.
struct Law {
  Holding holding;
  std::string words;
};

/// The law under `field`: a time, or one of exponential, weibull, gamma, lognormal. Nothing when absent or after a
/// problem.
std::optional<Law> read_law(Fields& f, const char* field, Spec about, bool required = true);

}  // namespace sim
