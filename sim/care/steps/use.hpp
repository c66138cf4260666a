#pragma once
// Hold one of a role's places for a while: a bed, a machine, a clerk.
#include "sim/care/world.hpp"
#include "sim/core/distribution.hpp"

namespace sim {

/// How long a place is held.
class Holding {
 public:
  static Holding fixed(Duration length);
  static Holding exponential(Duration mean);
  static Holding weibull(double shape, Duration scale);
  static Holding by(const Distribution& minutes);  ///< Of the length in minutes.

  /// The length at one uniform number in (0, 1), rounded to the nearest minute, never below 0.
  Duration at(double uniform) const;

 private:
  enum class Kind { fixed, weibull, other } kind_ = Kind::fixed;
  double shape_ = 1, minutes_ = 0;
  Distribution other_;
};

/// Holds the place for a time of keyed luck; the role's minutes are charged.
class Hold final : public Step {
 public:
  Hold(Holding holding, ResourceId minutes, Purpose length, std::string words)
      : holding_(holding), minutes_(minutes), length_(length), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    const Duration length = holding_.at(v.world.draws().uniform(v.world.key(v.patient), length_, v.ordinal()));
    v.world.charge(v.patient, minutes_, static_cast<double>(length.minutes), true);
    return Next::after(length);
  }
  std::string describe() const override { return words_; }

 private:
  Holding holding_;
  ResourceId minutes_;
  Purpose length_;
  std::string words_;
};

}  // namespace sim
