// A patient's own life: competing clocks and the wandering state. Nobody else can see it happen, so it is taken forward
// only when somebody looks.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "sim/care/accrue.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {
constexpr auto kYear = static_cast<double>(kMinutesPerYear);
}  // namespace

void World::begin_life(Patient p) {
  const Nature& nature = *model_->nature;
  Life& life = lives_[p.index];
  if (nature.living && nature.wandering) {
    wanders_[p.index].knot = static_cast<std::int32_t>(week_of(life.entered));
    start_wander(p, knot_normals(key(p), week_of(life.entered)));
  }
  if (nature.living) {
    life.flow_year_end = (life.entered.minutes / kMinutesPerYear + 1) * kMinutesPerYear;
    std::ranges::fill(standing_of(p), 0.0);
  }
  life.touched = true;
  for (std::size_t c = 0; c < clocks_; ++c) {
    clock_states_[p.index * clocks_ + c] = {};
    restart(p, c);
  }
  for (std::size_t e = 0; e < effects_per_row_; ++e) effect_states_[p.index * effects_per_row_ + e] = {};
  nature.enter(*this, p);
  refresh(p);
}

void World::start_wander(Patient p, const std::array<double, kWanders>& values) {
  WanderState& w = wanders_[p.index];
  w.after = values;
  --w.knot;
  step_wander(w, knot_normals(key(p), w.knot + 2));
}

std::array<double, kWanders> World::wanders(Patient p, Time t) const {
  const auto knot = static_cast<std::int32_t>(week_of(t));
  const std::int64_t into = t.minutes - knot * kMinutesPerWeek;
  WanderState& w = wanders_[p.index];
  if (into == 0 && knot == w.knot + 1) return w.after;  // known from either side: no need to look beyond it
  require(knot >= w.knot, "a wandering state is read forward only");
  while (w.knot < knot) step_wander(w, knot_normals(key(p), w.knot + 2));
  const double share = static_cast<double>(into) * (1.0 / static_cast<double>(kMinutesPerWeek));
  std::array<double, kWanders> x;
  for (std::size_t i = 0; i < kWanders; ++i) x[i] = w.before[i] + share * (w.after[i] - w.before[i]);
  return x;
}

Columns& World::edit(Patient p) {
  settle(p);
  return columns_;
}

// Varying quantities are counted up to now under the old state; at the end of the event all is read under the new one.
void World::settle(Patient p) {
  Life& life = lives_[p.index];
  if (life.touched) return;
  life.touched = true;
  if (model_->nature->living) model_->nature->accrue(*this, p, now_, true);
}

void World::restart(Patient p, std::size_t clock) {
  require(lives_[p.index].touched, "a clock is started anew by a change");
  ClockState& s = clock_states_[p.index * clocks_ + clock];
  s.due = draws_.exponential(key(p), model_->clock_purposes[clock], s.rings++);
  s.rate = 0;
}

// What remains of the threshold is kept, and used up at the new rate from now on.
void World::set_rate(Patient p, std::size_t c, double rate) {
  ClockState& s = clock_states_[p.index * clocks_ + c];
  const Clock& clock = *model_->nature->clocks[c];
  const Hazard& shape = clock.shape(*this, p);
  const auto now = static_cast<double>(now_.minutes);
  if (!shape.is_constant()) return set_ageing_rate(s, clock_pasts_[p.index * clocks_ + c], clock, shape, p, rate);
  const double left = s.rate > 0 ? std::max(0.0, (s.due - now) / kYear * s.rate) : s.due;
  s.rate = rate;
  s.due = rate > 0 ? now + left / rate * kYear : left;
}

void World::set_ageing_rate(ClockState& s, ClockPast& past, const Clock& clock, const Hazard& shape, Patient p,
                            double rate) {
  const auto now = static_cast<double>(now_.minutes);
  double left = s.due;
  if (s.rate > 0) {
    const double used = shape.between(past.since / kYear + past.origin, now / kYear + past.origin);
    left = std::max(0.0, past.left - s.rate * used);
  }
  s.rate = rate;
  s.due = left;
  if (rate <= 0) return;
  const double years = clock.years_on_clock(*this, p, now_);
  past = {left, now, years - now / kYear};
  s.due = now + (shape.when(years, left / rate) - years) * kYear;
}

// A quiet clock has rung: its next ring, at the same rate.
void World::ring_again(Patient p, std::size_t clock) {
  ClockState& s = clock_states_[p.index * clocks_ + clock];
  const double threshold = draws_.exponential(key(p), model_->clock_purposes[clock], s.rings++);
  s.due = static_cast<double>(now_.minutes) + threshold / s.rate * kYear;
}

void World::refresh(Patient p) {
  Life& life = lives_[p.index];
  life.touched = false;
  if (!life.alive) {
    life.next_own = kNever;
    return;
  }
  const bool living = model_->nature->living;
  if (!living && clocks_ == 0 && model_->targets.empty()) return;  // nothing can happen to them by itself
  read_rates(p);
  if (!living) return;
  read_standing(p);
  life.point = model_->nature->point(*this, p, now_);
}

void World::read_rates(Patient p) {
  const Nature& nature = *model_->nature;
  Life& life = lives_[p.index];
  if (life.effects_touched || life.effects_review <= now_) life.effects_review = next_effects_review(p);
  life.effects_touched = false;
  life.review = std::min(life.effects_review, nature.next_review(*this, p, now_));
  require(life.review > now_, "a review lies ahead");
  outlook_ = nature.outlook(*this, p, ahead(p));
  for (std::size_t c = 0; c < clocks_; ++c) {
    const Clock& clock = *nature.clocks[c];
    const double rate = clock.rate(*this, p, now_);
    if (!(rate >= 0 && rate < 8766)) too_fast(clock.name(), rate);
    if (rate != clock_states_[p.index * clocks_ + c].rate || (rate > 0 && clock.resets())) set_rate(p, c, rate);
  }
  find_next(p);
}

// When a building or fading effect will have moved by more than its target's step: in a month, two, four, eight,
// sixteen.
Time World::next_effects_review(Patient p) const {
  Time next = kNever;
  for (std::uint64_t targets = lives_[p.index].targets; targets != 0; targets &= targets - 1) {
    const auto id = static_cast<TargetId>(std::countr_zero(targets));
    const double step = model_->targets[id].step;
    const EffectsNow effects = effects_now(p, id);
    if (std::isinf(step) || !effects.moves(now_)) continue;
    const double value = effects.at(now_);
    for (std::int64_t ahead = 30; ahead <= 480 && now_ + days(ahead) < next; ahead *= 2)
      if (std::fabs(effects.at(now_ + days(ahead)) - value) > step) next = now_ + days(ahead);
  }
  return next;
}

// The earliest of the patient's clocks and the review; two moments never share a minute.
void World::find_next(Patient p) {
  Life& life = lives_[p.index];
  double earliest = 1e12;
  life.next_clock = Life::kReview;
  for (std::size_t c = 0; c < clocks_; ++c)
    if (const ClockState& s = clock_states_[p.index * clocks_ + c]; s.rate > 0 && s.due < earliest) {
      earliest = s.due;
      life.next_clock = static_cast<std::uint16_t>(c);
    }
  life.next_own =
      earliest < 1e12 ? std::max(now_ + minutes(1), Time{static_cast<std::int64_t>(earliest + 0.5)}) : kNever;
  if (life.review < life.next_own) {
    life.next_own = std::max(now_ + minutes(1), life.review);
    life.next_clock = Life::kReview;
  }
}

void World::live_until(Patient p, Time t) {
  while (lives_[p.index].alive && lives_[p.index].next_own <= t) ring_next(p);
}

void World::ring_next(Patient p) {
  Life& life = lives_[p.index];
  const Time before = std::exchange(now_, life.next_own);
  if (life.next_clock == Life::kReview) {
    happened(p, event::kReview);
    model_->nature->review(*this, p);
    if (!life.touched) read_rates(p);  // only rates have moved
  } else {
    const std::uint16_t c = life.next_clock;
    const Clock& clock = *model_->nature->clocks[c];
    happened(p, event::kFirstClock + c);
    if (clock.quiet()) {
      ring_again(p, c);
      find_next(p);
    } else {
      settle(p);
      restart(p, c);
    }
    clock.ring(*this, p);
  }
  if (life.touched) refresh(p);
  now_ = before;
}

void World::admit(Patient p, Duration stay) {
  Life& life = lives_[p.index];
  life.away_until = std::max(life.away_until, now_ + stay);
  happened(p, event::kAdmitted);
  signal(p, Signal::admitted);
}

void World::die(Patient p) {
  Life& life = lives_[p.index];
  require(life.alive, "nobody dies twice");
  settle(p);
  if (model_->nature->living) add_standing(p);
  life.alive = false;
  life.next_own = kNever;
  ++tally_.died;
  happened(p, event::kDied);
  signal(p, Signal::died);
}

}  // namespace sim
