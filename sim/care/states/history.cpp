#include "sim/care/states/history.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace sim::states {

namespace {

// Index of the last step that has begun, or nothing.
std::optional<std::size_t> step_at(const Transition& t, double years) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < t.step_years.size() && t.step_years[i] <= years; ++i) last = i;
  return last;
}

Time after_years(Time entered, double years) {
  return entered + minutes(static_cast<std::int64_t>(years * static_cast<double>(kMinutesPerYear) + 0.5));
}

}  // namespace

StateHistory::StateHistory(Parts parts, std::shared_ptr<const Source> source)
    : parts_(std::move(parts)), source_(std::move(source)) {
  for (std::size_t s = 0; s < parts_.states.size(); ++s)
    if (parts_.states[s].dead) dead_ = s;
  for (std::size_t t = 0; t < parts_.transitions.size(); ++t)
    clocks.push_back(std::make_unique<TransitionClock>(*this, t));
  wandering = false;
}

void StateHistory::enter(World& w, Patient p) const { parts_.columns.enter(w.edit(p), p, parts_.start, w.now()); }

Time StateHistory::last_moment(const Columns& c, Patient p, Time entered) const {
  if (parts_.oldest == 0) return kNever;
  return after_years(entered, std::max(0.0, parts_.oldest - static_cast<double>(c((*parts_.age), p))));
}

Time StateHistory::next_change(std::size_t state, const Columns& c, Patient p, Time entered, Time now) const {
  Time next = last_moment(c, p, entered);
  if (next <= now && next != kNever) next = now + minutes(1);  // too old at entry
  for (const Transition& t : parts_.transitions) {
    if ((t.from >> state & 1U) == 0 || t.never) continue;
    if (t.varies) {
      const std::int64_t done = (now - entered).minutes / parts_.review_every.minutes;
      next = std::min(next, entered + parts_.review_every * (done + 1));
    }
    for (const double years : t.step_years)
      if (const Time at = after_years(entered, years); at > now) {
        next = std::min(next, at);
        break;
      }
  }
  return next;
}

Time StateHistory::next_review(const World& w, Patient p, Time now) const {
  return next_change(state(w, p), w.columns(), p, w.life(p).entered, now);
}

void StateHistory::review(World& w, Patient p) const {
  if (w.now() < last_moment(w.columns(), p, w.life(p).entered)) return;
  leave_state(w.edit(p), p, w.now());
  parts_.columns.enter(w.edit(p), p, dead_, w.now());
  w.die(p);
}

void StateHistory::leave_state(Columns& c, Patient p, Time now) const {
  const StateColumns& at = parts_.columns;
  c(at.years[c(at.state, p)], p) += static_cast<float>(in_years(now - at.since(c, p)));
}

Point StateHistory::point(const World& w, Patient p, Time) const {
  return {parts_.states[state(w, p)].utility, 0, 0, 0};
}

Flows StateHistory::between(const World&, Patient, const Point& a, const Point&) const { return {a[0], 0, 0, 0}; }

void StateHistory::standing(const World& w, Patient p, std::span<double> per_year) const {
  const State& here = parts_.states[state(w, p)];
  for (std::size_t i = 0; i < here.standing; ++i) per_year[here.first_standing + i] = 1;
}

double StateHistory::rate(const Transition& t, std::size_t state, const Columns& c, Patient p, Time entered,
                          Time now) const {
  if ((t.from >> state & 1U) == 0 || t.never) return 0;
  double log_rate = t.log_rate + t.from_ratio[state];
  for (const Term& term : t.terms) {
    double x = 0;
    switch (term.of) {
      case Term::Of::number: x = static_cast<double>(c(Column<float>{term.slot}, p)); break;
      case Term::Of::code: x = c(Column<std::uint8_t>{term.slot}, p); break;
      case Term::Of::age_now: x = static_cast<double>(c(*parts_.age, p)) + in_years(now - entered); break;
      case Term::Of::years_since_entry: x = in_years(now - entered); break;
    }
    log_rate += term.slope * (x - term.centre);
  }
  // At a review the time is a whole number of minutes: half a minute more finds the step that begins now.
  if (!t.step_years.empty())
    if (const auto step = step_at(t, in_years(now - entered) + 0.5 / static_cast<double>(kMinutesPerYear)))
      log_rate += t.step_log_ratios[*step];
  return math::exp(log_rate);
}

double StateHistory::years_on_clock(const Transition& t, const Columns& c, Patient p, Time entered, Time now) const {
  switch (t.clock) {
    case ClockKind::reset: return in_years(now - parts_.columns.since(c, p));
    case ClockKind::forward: return in_years(now - entered);
    case ClockKind::age: break;
  }
  return static_cast<double>(c(*parts_.age, p)) + in_years(now - entered);
}

TransitionClock::TransitionClock(const StateHistory& history, std::size_t which)
    : Clock(history.parts().transitions[which].name), history_(history), which_(which) {}

double TransitionClock::rate(const World& w, Patient p, Time now) const {
  const double rate = history_.rate(mine(), history_.state(w, p), w.columns(), p, w.life(p).entered, now);
  const double effect = rate > 0 ? w.effect(p, static_cast<TargetId>(which_), w.ahead(p)) : 0;
  return effect == 0 ? rate : rate * math::exp(effect);
}

void TransitionClock::ring(World& w, Patient p) const {
  const Transition& t = mine();
  Columns& c = w.edit(p);
  history_.leave_state(c, p, w.now());
  history_.parts().columns.enter(c, p, t.to, w.now());
  if (t.costs) w.charge(p, t.resource, 1);
  if (t.qaly != 0) w.add_qaly(p, t.qaly);
  if (history_.parts().states[t.to].dead) w.die(p);
}

const Hazard& TransitionClock::shape(const World& w, Patient p) const { return history_.shape(mine(), w.columns(), p); }

double TransitionClock::years_on_clock(const World& w, Patient p, Time t) const {
  return history_.years_on_clock(mine(), w.columns(), p, w.life(p).entered, t);
}

}  // namespace sim::states
