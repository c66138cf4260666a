#include "sim/care/effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim {

EffectNow::EffectNow(const Effect& effect, const EffectState& state)
    : amount_(state.amount),
      onset_minutes_(effect.onset_days * static_cast<double>(kMinutesPerDay)),
      fade_per_minute_(effect.half_life_days > 0
                           ? -math::kLn2 / (effect.half_life_days * static_cast<double>(kMinutesPerDay))
                           : -std::numeric_limits<double>::infinity()),
      started_(state.started),
      stopped_(state.stopped) {}

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

void EffectsNow::add(const Effect& effect, const EffectState& state) {
  require(count_ < kMost, "at most 32 effects of programmes on one target of a patient");
  effects_[count_++] = EffectNow(effect, state);
}

double EffectsNow::together(Time t) const {
  std::array<double, kMost> values;
  for (std::size_t i = 0; i < count_; ++i) values[i] = effects_[i].at(t);
  return combined(std::span(values.data(), count_), overlap_);
}

}  // namespace sim
