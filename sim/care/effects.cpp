#include "sim/care/effects.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"

namespace sim {

namespace {

// What is left of an effect `days` after its programme was left.
double remaining(double half_life_days, double days) {
  if (half_life_days <= 0) return 0;
  if (std::isinf(half_life_days)) return 1;
  return math::exp(-math::kLn2 * days / half_life_days);
}

}  // namespace

double value_of(const Effect& effect, const EffectState& state, Time now) {
  constexpr double minutes_per_day = static_cast<double>(kMinutesPerDay);
  if (state.started > now.minutes) return 0;
  double value = state.amount;
  const std::int64_t until = std::min<std::int64_t>(now.minutes, state.stopped);
  if (effect.onset_days > 0) {
    const double days = static_cast<double>(until - state.started) / minutes_per_day;
    if (days < effect.onset_days) value *= days / effect.onset_days;
  }
  if (state.stopped < now.minutes)
    value *= remaining(effect.half_life_days, static_cast<double>(now.minutes - state.stopped) / minutes_per_day);
  return value;
}

double combined(std::span<const double> values, double overlap) {
  if (values.empty()) return 0;
  // The largest is the first of equals, so the order of the programmes decides nothing but rounding.
  const auto largest =
      std::max_element(values.begin(), values.end(), [](double a, double b) { return std::fabs(a) < std::fabs(b); });
  double others = 0;
  for (auto it = values.begin(); it != values.end(); ++it)
    if (it != largest) others += *it;
  return *largest + overlap * others;
}

}  // namespace sim
