// A patient's own life: competing clocks, the wandering state, running quantities. Nobody else can see it happen, so it
// is taken forward only when somebody looks.
#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <utility>

#include "sim/care/world.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr Purpose kWander = purpose("engine.wander");

constexpr Time knot_time(std::int32_t knot) { return start_of_week(knot); }

}  // namespace

void World::begin_life(Patient p) {
  const Nature& nature = *model_->nature;
  Life& life = lives_[p.index];
  if (nature.living && nature.wandering) {
    auto& w = wanders_[p.index];
    w = {};
    w.knot = static_cast<std::int32_t>(week_of(life.entered));
    const auto z = draws_.four_normals(key(p), kWander, static_cast<std::uint32_t>(w.knot));
    for (std::size_t i = 0; i < kWanders; ++i) w.before[i] = static_cast<float>(z[i]);
    next_knot(p, w);
  }
  for (std::size_t c = 0; c < clocks_; ++c) {
    clock_states_[p.index * clocks_ + c] = {};
    restart(p, c);
  }
  for (std::size_t e = 0; e < effects_per_row_; ++e) effect_states_[p.index * effects_per_row_ + e] = {};
  life.touched = true;
  nature.enter(*this, p);
  refresh(p);
}

// The exact transition of a stationary process with unit variance over one week.
void World::next_knot(Patient p, WanderState& w) const {
  const auto z = draws_.four_normals(key(p), kWander, static_cast<std::uint32_t>(w.knot + 1));
  for (std::size_t i = 0; i < kWanders; ++i)
    w.after[i] = static_cast<float>(model_->carry[i] * static_cast<double>(w.before[i]) + model_->fresh[i] * z[i]);
}

void World::advance_wander(Patient p, std::int32_t knot) const {
  WanderState& w = wanders_[p.index];
  require(knot >= w.knot, "a wandering state is read forward only");
  while (w.knot < knot) {
    w.before = w.after;
    ++w.knot;
    next_knot(p, w);
  }
}

void World::start_wander(Patient p, const std::array<float, kWanders>& values) {
  WanderState& w = wanders_[p.index];
  w.before = values;
  next_knot(p, w);
}

void World::restart(Patient p, std::size_t clock) {
  ClockState& s = clock_states_[p.index * clocks_ + clock];
  s.left = draws_.exponential(key(p), model_->clock_purposes[clock], s.rings++);
}

Columns& World::edit(Patient p) {
  settle(p);
  return columns_;
}

// Everything is counted up to now under the old state; at the end of the event the rates are read under the new one.
void World::settle(Patient p) {
  Life& life = lives_[p.index];
  if (life.touched) return;
  life.touched = true;
  accrue(p, now_);
  add_standing(p, now_);
  if (life.settled < now_) {
    const Nature& nature = *model_->nature;
    const double years = in_years(now_ - life.settled);
    for (std::size_t c = 0; c < clocks_; ++c) {
      ClockState& s = clock_states_[p.index * clocks_ + c];
      if (s.rate <= 0) continue;
      const Hazard& shape = nature.clocks[c]->shape(*this, p);
      double used = years;
      if (!shape.is_constant()) {
        const double from = nature.clocks[c]->years_on_clock(*this, p, life.settled);
        used = shape.between(from, from + years);
      }
      s.left = std::max(0.0, s.left - s.rate * used);
    }
  }
  life.settled = now_;
}

void World::refresh(Patient p) {
  Life& life = lives_[p.index];
  life.touched = false;
  if (!life.alive) {
    life.next_own = kNever;
    return;
  }
  const Nature& nature = *model_->nature;
  life.settled = now_;
  double earliest = std::numeric_limits<double>::infinity();
  life.next_clock = Life::kReview;
  for (std::size_t c = 0; c < clocks_; ++c) {
    ClockState& s = clock_states_[p.index * clocks_ + c];
    const Clock& clock = *nature.clocks[c];
    s.rate = clock.rate(*this, p, now_);
    require(s.rate >= 0 && s.rate < 8766, "a clock rings less than once an hour");
    if (s.rate <= 0) continue;
    const Hazard& shape = clock.shape(*this, p);
    double years = s.left / s.rate;
    if (!shape.is_constant()) {
      const double from = clock.years_on_clock(*this, p, now_);
      years = shape.when(from, years) - from;
    }
    if (years < earliest) {
      earliest = years;
      life.next_clock = static_cast<std::uint16_t>(c);
    }
  }
  const double ahead = earliest * static_cast<double>(kMinutesPerYear) + 0.5;
  life.next_own = ahead < 1e12 ? now_ + minutes(std::max<std::int64_t>(1, static_cast<std::int64_t>(ahead))) : kNever;
  if (const Time review = nature.next_review(*this, p, now_); review < life.next_own) {
    require(review > now_, "a review lies ahead");
    life.next_own = review;
    life.next_clock = Life::kReview;
  }
  if (!nature.living) return;
  life.standing_cost = 0;
  std::array<double, kMaxStanding> rates{};
  nature.standing(*this, p, std::span(rates.data(), nature.standing_resources.size()));
  for (std::size_t i = 0; i < nature.standing_resources.size(); ++i)
    life.standing_cost += rates[i] * model_->resources[nature.standing_resources[i]].price;
  life.point = nature.point(*this, p, now_);
}

void World::live_until(Patient p, Time t) {
  while (lives_[p.index].alive && lives_[p.index].next_own <= t) ring_next(p);
}

void World::ring_next(Patient p) {
  Life& life = lives_[p.index];
  const Time before = std::exchange(now_, life.next_own);
  settle(p);
  if (life.next_clock == Life::kReview) {
    happened(p, event::kReview);
    model_->nature->review(*this, p);
  } else {
    const std::uint16_t c = life.next_clock;
    happened(p, event::kFirstClock + c);
    restart(p, c);
    model_->nature->clocks[c]->ring(*this, p);
  }
  refresh(p);
  now_ = before;
}

double World::discount_at(Time t) const { return model_->discount_at(t); }

// Varying quantities from where they stand to t, knot by knot; the sums never depend on who looks in between.
void World::accrue(Patient p, Time t) {
  if (!model_->nature->living) return;
  if (!model_->nature->wandering) return accrue_still(p, t);
  Life& life = lives_[p.index];
  accrue_to_knot(p, t);
  if (life.accrued < t) add_segment(p, t, model_->nature->point(*this, p, t));
}

void World::accrue_to_knot(Patient p, Time t) {
  if (!model_->nature->wandering) return;
  Life& life = lives_[p.index];
  for (;;) {
    const Time knot = start_of_week(week_of(life.accrued) + 1);
    if (knot > t) return;
    add_segment(p, knot, model_->nature->point(*this, p, knot));
  }
}

// Utility has been the same since the last change.
void World::accrue_still(Patient p, Time t) {
  Life& life = lives_[p.index];
  if (t <= life.accrued) return;
  life.account.qaly += life.point[0] * in_years(t - life.accrued);
  life.account.discounted_qaly += life.point[0] * discounted_years(life.accrued, t);
  life.accrued = t;
}

void World::add_segment(Patient p, Time to, const Point& end) {
  constexpr double week_in_years = in_years(weeks(1));
  Life& life = lives_[p.index];
  const Nature& nature = *model_->nature;
  const Flows flows = nature.between(*this, p, life.point, end);
  const std::int64_t length = (to - life.accrued).minutes;
  const bool whole_week = length == kMinutesPerWeek;
  const double years = whole_week ? week_in_years : in_years(Duration{length});
  const double discount = whole_week ? model_->discount_by_mid_week[static_cast<std::size_t>(week_of(life.accrued))]
                                     : discount_at(life.accrued + minutes(length / 2));
  life.account.qaly += flows[0] * years;
  life.account.discounted_qaly += flows[0] * years * discount;
  if (const auto year = static_cast<std::int32_t>(life.accrued.minutes / kMinutesPerYear); year != life.flow_year) {
    price_flows(life);
    life.flow_year = year;
  }
  for (std::size_t i = 0; i < nature.flow_resources.size(); ++i) {
    const double quantity = flows[i + 1] * years;
    life.flow[i] += quantity;
    life.discounted_flow[i] += quantity * discount;
  }
  life.accrued = to;
  life.point = end;
}

// A year's flows become money and go into the ledger: at the year's end and at the end of the run, never because
// somebody looks.
void World::price_flows(Life& life) {
  const Time within_year{life.flow_year * kMinutesPerYear};
  for (std::size_t i = 0; i < model_->nature->flow_resources.size(); ++i) {
    const ResourceId r = model_->nature->flow_resources[i];
    ledger_.add(r, within_year, life.flow[i]);
    life.account.cost += life.flow[i] * model_->resources[r].price;
    life.account.discounted_cost += life.discounted_flow[i] * model_->resources[r].price;
    life.flow[i] = life.discounted_flow[i] = 0;
  }
}

// Standing charges since the last change, split at the years for the budget.
void World::add_standing(Patient p, Time to) {
  const Nature& nature = *model_->nature;
  Life& life = lives_[p.index];
  if (!nature.living || to <= life.settled) return;
  std::array<double, kMaxStanding> rates{};
  nature.standing(*this, p, std::span(rates.data(), nature.standing_resources.size()));
  for (Time from = life.settled; from < to;) {
    const Time year_end{(from.minutes / kMinutesPerYear + 1) * kMinutesPerYear};
    const Time until = std::min(to, year_end);
    for (std::size_t i = 0; i < nature.standing_resources.size(); ++i)
      if (rates[i] != 0) ledger_.add(nature.standing_resources[i], from, rates[i] * in_years(until - from));
    from = until;
  }
  life.account.cost += life.standing_cost * in_years(to - life.settled);
  life.account.discounted_cost += life.standing_cost * discounted_years(life.settled, to);
}

// Integral of exp(-discount t) between two moments, in years.
double World::discounted_years(Time from, Time to) const {
  if (model_->discount == 0) return in_years(to - from);
  return (discount_at(from) - discount_at(to)) / model_->discount;
}

Account World::account_at(Patient p, Time t) const {
  const Life& life = lives_[p.index];
  Account a = life.account;
  if (!model_->nature->living) return a;
  const Nature& nature = *model_->nature;
  for (std::size_t i = 0; i < nature.flow_resources.size(); ++i) {
    const double price = model_->resources[nature.flow_resources[i]].price;
    a.cost += life.flow[i] * price;
    a.discounted_cost += life.discounted_flow[i] * price;
  }
  if (!life.alive) return a;
  a.cost += life.standing_cost * in_years(t - life.settled);
  a.discounted_cost += life.standing_cost * discounted_years(life.settled, t);
  if (t <= life.accrued) return a;
  if (!nature.wandering) {
    a.qaly += life.point[0] * in_years(t - life.accrued);
    a.discounted_qaly += life.point[0] * discounted_years(life.accrued, t);
    return a;
  }
  const Flows flows = nature.between(*this, p, life.point, nature.point(*this, p, t));
  const double years = in_years(t - life.accrued);
  const double discount = discount_at(life.accrued + minutes((t - life.accrued).minutes / 2));
  a.qaly += flows[0] * years;
  a.discounted_qaly += flows[0] * years * discount;
  for (std::size_t i = 0; i < nature.flow_resources.size(); ++i) {
    const double cost = flows[i + 1] * years * model_->resources[nature.flow_resources[i]].price;
    a.cost += cost;
    a.discounted_cost += cost * discount;
  }
  return a;
}

void World::charge(Patient p, ResourceId resource, double quantity, bool programme) {
  Life& life = lives_[p.index];
  const double cost = quantity * model_->resources[resource].price;
  ledger_.add(resource, now_, quantity);
  life.account.cost += cost;
  life.account.discounted_cost += cost * discount_at(now_);
  if (programme) life.account.programme_cost += cost;
}

void World::add_qaly(Patient p, double qaly) {
  lives_[p.index].account.qaly += qaly;
  lives_[p.index].account.discounted_qaly += qaly * discount_at(now_);
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
  life.alive = false;
  life.next_own = kNever;
  ++tally_.died;
  happened(p, event::kDied);
  signal(p, Signal::died);
}

}  // namespace sim
