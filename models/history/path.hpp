#pragma once
// PainAndMood::Path, in a header: it is read at every knot of every patient's life.
#include <algorithm>

#include "models/history/pain_and_mood.hpp"
#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

inline PainAndMood::Path::Path(const PainAndMood& mind, const sim::World& w, sim::Patient p)
    : mind_(mind),
      pegs_(w.effects_now(p, target::kPegs)),
      phq_(w.effects_now(p, target::kPhq)),
      gad_(w.effects_now(p, target::kGad)) {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  constexpr auto day = static_cast<double>(sim::kMinutesPerDay);
  mean_ = {columns(at.pegs_mean, p), columns(at.mood_mean, p), columns(at.anxiety_mean, p)};
  entered_ = w.life(p).entered.minutes;
  treated_ = (w.life(p).targets & target::kScores) != 0;
  withdrawal_ = columns(at.withdrawal, p);
  stop_shift_ = columns(at.stop_shift, p);
  after_change_ = withdrawal_ != 0 || stop_shift_ != 0;
  since_minute_ = day * columns(at.harm_day, p);
  stop_minute_ = day * columns(at.stop_day, p);
}

[[gnu::always_inline]] inline PainAndMood::State PainAndMood::Path::shift(sim::Time t) const {
  const double drifted = std::min(1.0, static_cast<double>(t.minutes - entered_) * mind_.drifted_per_minute_);
  State s{mind_.drift_ * drifted, mind_.mood_drift_ * drifted, 0};
  if (after_change_ || treated_) [[unlikely]]
    add_changes(s, t);
  return s;
}

[[gnu::always_inline]] inline PainAndMood::State PainAndMood::Path::state(const std::array<double, sim::kWanders>& x,
                                                                          sim::Time t) const {
  const State s = shift(t);
  const auto& [a, b, c] = mind_.loadings_;
  return {mean_.pegs + (a[0] * x[0] + b[0] * x[1] + c[0] * x[2]) + s.pegs,
          mean_.mood + (a[1] * x[0] + b[1] * x[1] + c[1] * x[2]) + s.mood,
          mean_.anxiety + (a[2] * x[0] + b[2] * x[1] + c[2] * x[2]) + s.anxiety};
}

}  // namespace models
