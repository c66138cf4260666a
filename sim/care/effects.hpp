#pragma once
// What a programme does to a patient, in closed form: it builds while the programme goes on and fades afterwards.
#include <cstdint>
#include <span>
#include <string>

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

/// Value now. Pure.
double value_of(const Effect&, const EffectState&, Time now);

/// Several programmes acting on one target: the largest counts in full, every other one times `overlap`.
double combined(std::span<const double> values, double overlap);

}  // namespace sim
