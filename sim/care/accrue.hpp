#pragma once
// Running quantities, knot by knot. The engine walks the knots of the wandering state; the field of care's reader says
// what a patient's time between two of them is worth. A template, so that a field of care pays for no call in the loop.
#include "sim/care/world.hpp"

namespace sim {

inline void World::add_segment(Life& life, Time to, const Flows& flows) {
  const std::int64_t length = (to - life.accrued).minutes;
  if (life.accrued.minutes >= life.flow_year_end) price_flows(life);
  life.sums.add(flows, in_years(Duration{length}), discount_at(life.accrued + minutes(length / 2)));
  life.accrued = to;
}

// Whole weeks from a knot on, up to the first knot at or after which a year's flows are priced. Everything that the
// loop changes is held in locals; the additions are those of add_segment, in the same order.
template <class Reader>
void World::accrue_weeks(Patient p, std::int64_t last, const Reader& read) {
  Life& life = lives_[p.index];
  constexpr double week_in_years = in_years(weeks(1));
  const WeeklyTable& discount = model_->discount_by_mid_week;
  const std::uint32_t key = life.id.index;
  RunningSums sums = life.sums;
  WanderState wander = wanders_[p.index];
  Point from = life.point;
  std::int64_t week = week_of(life.accrued);
  for (; week < last; ++week) {
    if (week > wander.knot) step_wander(wander, knot_normals(key, week + 1));
    const Point to = read.point(wander.after, start_of_week(week + 1));
    sums.add(read.between(from, to), week_in_years, discount[static_cast<std::size_t>(week)]);
    from = to;
  }
  life.sums = sums;
  wanders_[p.index] = wander;
  life.point = from;
  life.accrued = start_of_week(week);
}

template <class Reader>
void World::add_stretch(Patient p, Time to, const Reader& read) {
  Life& life = lives_[p.index];
  const Point end = read.point(wanders(p, to), to);
  add_segment(life, to, read.between(life.point, end));
  life.point = end;
}

// The sums never depend on who looks in between.
template <class Reader>
void World::accrue_with(Patient p, Time to, bool part, const Reader& read) {
  Life& life = lives_[p.index];
  const std::int64_t last = week_of(to);
  while (week_of(life.accrued) < last) {
    if (const Time knot = start_of_week(week_of(life.accrued) + 1); knot - life.accrued < weeks(1)) {
      add_stretch(p, knot, read);
      continue;
    }
    if (life.accrued.minutes >= life.flow_year_end) price_flows(life);
    const std::int64_t priced = (life.flow_year_end + kMinutesPerWeek - 1) / kMinutesPerWeek;
    accrue_weeks(p, std::min(last, priced), read);
  }
  if (part && life.accrued < to) add_stretch(p, to, read);
}

}  // namespace sim
