#pragma once
// What a programme does to a patient, in closed form: it builds while the programme goes on and fades afterwards.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>

#include "sim/core/math.hpp"
#include "sim/core/time.hpp"

namespace sim {

/// What effects act on: declared by the field of care ("pegs", "phq", "rate.taper"). Rates take log ratios.
using TargetId = std::uint8_t;

/// One effect of one programme, numbers of one draw.
struct Effect {
  enum class Per : std::uint8_t { session, enrolment };
  TargetId target = 0;
  Per per = Per::session;
  double size = 0;        ///< Added per attended session, or reached `onset` after enrolment (points, or log ratio).
  double onset_days = 0;  ///< Straight-line build-up, enrolment effects only.
  double half_life_days = 0;  ///< After the patient has left; 0 = ends at once, infinity = stays.
};

/// Where one effect stands in one patient.
struct EffectState {
  float amount = 0;                  ///< Sum of the sessions so far, or the full size.
  std::int32_t started = INT32_MAX;  ///< Minute; INT32_MAX = not started.
  std::int32_t stopped = INT32_MAX;  ///< Minute the programme was left; fading starts here.
};

/// One effect of one patient, ready to be read at many moments.
class EffectNow {
 public:
  EffectNow() = default;
  EffectNow(const Effect&, const EffectState&);
  double at(Time now) const;
  /// It builds or fades at this moment: later it will be another.
  bool moves(Time now) const {
    return amount_ != 0 && ((stopped_ <= now.minutes && std::isfinite(fade_per_minute_) && fade_per_minute_ < 0) ||
                            static_cast<double>(now.minutes - started_) < onset_minutes_);
  }

 private:
  double amount_, onset_minutes_, fade_per_minute_;  // the log of what is left, per minute after `stopped_`
  std::int64_t started_, stopped_;
};

inline double EffectNow::at(Time now) const {
  if (started_ > now.minutes) return 0;
  double value = amount_;
  if (onset_minutes_ > 0) {
    const auto on = static_cast<double>(std::min(now.minutes, stopped_) - started_);
    if (on < onset_minutes_) value *= on / onset_minutes_;
  }
  if (stopped_ < now.minutes) value *= math::exp(fade_per_minute_ * static_cast<double>(now.minutes - stopped_));
  return value;
}

/// Value now. Pure.
inline double value_of(const Effect& effect, const EffectState& state, Time now) {
  return EffectNow(effect, state).at(now);
}

/// Several programmes acting on one target: the largest counts in full, every other one times `overlap`.
double combined(std::span<const double> values, double overlap);

/// All effects on one target of one patient, between two changes.
class EffectsNow {
 public:
  static constexpr std::size_t kMost = 32;

  explicit EffectsNow(double overlap) : overlap_(overlap) {}
  /// Throws BrokenRule beyond kMost.
  void add(const Effect&, const EffectState&);
  double at(Time t) const { return count_ == 1 ? effects_[0].at(t) : count_ == 0 ? 0.0 : together(t); }
  bool moves(Time now) const {
    return std::any_of(effects_.begin(), effects_.begin() + count_, [&](const EffectNow& e) { return e.moves(now); });
  }

 private:
  double together(Time t) const;

  double overlap_;
  std::size_t count_ = 0;
  std::array<EffectNow, kMost> effects_;
};

}  // namespace sim
