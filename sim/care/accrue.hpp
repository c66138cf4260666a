#pragma once
// Running quantities, knot by knot. The engine walks the knots of the wandering state; the field of care's reader says
// what a patient's time between two of them is worth. A template, so that a field of care pays for no call in the loop.
#include "sim/care/world.hpp"

namespace sim {

inline void World::add_segment(Life& life, Time to, const Flows& flows) {
  constexpr double week_in_years = in_years(weeks(1));
  const std::int64_t length = (to - life.accrued).minutes;
  const bool whole_week = length == kMinutesPerWeek;
  const double years = whole_week ? week_in_years : in_years(Duration{length});
  const double discount = whole_week ? model_->discount_by_mid_week[static_cast<std::size_t>(week_of(life.accrued))]
                                     : discount_at(life.accrued + minutes(length / 2));
  life.running.qaly += flows[0] * years;
  life.running.discounted_qaly += flows[0] * years * discount;
  if (life.accrued.minutes >= life.flow_year_end) price_flows(life);
  for (std::size_t i = 0; i + 1 < kMaxFlows; ++i) {
    const double quantity = flows[i + 1] * years;
    life.flow[i] += quantity;
    life.discounted_flow[i] += quantity * discount;
  }
  life.accrued = to;
}

// The sums never depend on who looks in between.
template <class Reader>
void World::accrue_with(Patient p, Time to, bool part, const Reader& read) {
  Life& life = lives_[p.index];
  WanderState& w = wanders_[p.index];
  for (std::int64_t week = week_of(life.accrued), last = week_of(to); week < last; ++week) {
    if (week > w.knot) step_wander(w, knot_normals(life.id.index, week + 1));
    const Time knot = start_of_week(week + 1);
    const Point end = read.point(w.after, knot);
    add_segment(life, knot, read.between(life.point, end));
    life.point = end;
  }
  if (!part || life.accrued >= to) return;
  const Point end = read.point(wanders(p, to), to);
  add_segment(life, to, read.between(life.point, end));
  life.point = end;
}

}  // namespace sim
