#pragma once
// A multi-state history as a Nature: each transition is a Clock, so that programmes, staff, effects and the census work
// beside it as beside any other history. Utility and running costs are constant within a state: nothing wanders.
#include <memory>
#include <string>
#include <vector>

#include "sim/care/states/columns.hpp"
#include "sim/care/states/numbers.hpp"
#include "sim/care/world.hpp"

namespace sim::states {

/// A compiled state: what a year in it gives and costs.
struct State {
  std::string name;
  bool dead = false;
  double utility = 0;
  std::size_t first_standing = 0, standing = 0;  ///< Its standing resources: person-years in it, one for each item.
  double cost = 0;                               ///< Per year, all items.
};

/// log hazard ratio = slope x (covariate - centre).
struct Term {
  enum class Of : std::uint8_t { number, code, age_now, years_since_entry } of = Of::number;
  std::uint16_t slot = 0;
  double slope = 0, centre = 0;
};

struct Transition {
  std::string name;
  std::uint64_t from = 0;  ///< Bit per state.
  std::uint8_t to = 0;
  ClockKind clock = ClockKind::reset;
  bool by_sex = false;  ///< `shape` is of women, `men` of men.
  Hazard shape, men;
  double log_rate = 0;
  bool never = false;                               ///< Its rate is 0.
  std::vector<double> from_ratio;                   ///< Log ratio by state.
  std::vector<Term> terms;                          ///< Those fixed at entry first.
  bool varies = false;                              ///< Some term changes with time: rates are read again.
  std::vector<double> step_years, step_log_ratios;  ///< From each time since entry on.
  bool costs = false;                               ///< Charges `resource`.
  ResourceId resource = 0;
  double qaly = 0;
};

/// Everything compiled from the numbers of one draw.
struct Parts {
  std::vector<State> states;
  std::vector<Transition> transitions;
  std::uint8_t start = 0;
  StateColumns columns;
  std::optional<Column<float>> age;
  std::optional<Column<std::uint8_t>> female;
  double oldest = 0;
  Duration review_every{};
};

/// What a history was compiled from, kept to compile it again for another draw.
struct Source;

class StateHistory final : public Nature {
 public:
  explicit StateHistory(Parts parts, std::shared_ptr<const Source> source = nullptr);
  static const StateHistory& of(const World& w) { return static_cast<const StateHistory&>(*w.model().nature); }

  void enter(World&, Patient) const override;
  Time next_review(const World&, Patient, Time now) const override;
  void review(World&, Patient) const override;
  Point point(const World&, Patient, Time) const override;
  Flows between(const World&, Patient, const Point& a, const Point& b) const override;
  void standing(const World&, Patient, std::span<double> per_year) const override;
  std::unique_ptr<const Nature> redrawn(const ParameterValues&, std::vector<Resource>&) const override;

  const Parts& parts() const { return parts_; }
  std::size_t state(const World& w, Patient p) const { return w.columns()(parts_.columns.state, p); }

  /// The state that those who grow too old enter.
  std::size_t oldest_state() const { return dead_; }

  // What the general engine and the local loop share. Pure.
  /// Rate of a transition from `state` without effects of programmes; 0 when it does not leave that state.
  double rate(const Transition&, std::size_t state, const Columns&, Patient, Time entered, Time now) const;
  const Hazard& shape(const Transition& t, const Columns& c, Patient p) const {
    return t.by_sex && c(*parts_.female, p) == 0 ? t.men : t.shape;
  }
  double years_on_clock(const Transition&, const Columns&, Patient, Time entered, Time now) const;
  /// When age, covariates or ratios over time change something in this state; kNever if they never do.
  Time next_change(std::size_t state, const Columns&, Patient, Time entered, Time now) const;
  /// Adds the time since the present state was entered to its years.
  void leave_state(Columns&, Patient, Time now) const;
  /// The moment of the greatest age; kNever without one.
  Time last_moment(const Columns&, Patient, Time entered) const;

 private:
  Parts parts_;
  std::shared_ptr<const Source> source_;
  std::size_t dead_ = 0;
};

/// The clock of one transition.
class TransitionClock final : public Clock {
 public:
  TransitionClock(const StateHistory& history, std::size_t which);
  double rate(const World&, Patient, Time now) const override;
  void ring(World&, Patient) const override;
  const Hazard& shape(const World&, Patient) const override;
  double years_on_clock(const World&, Patient, Time) const override;
  bool resets() const override { return mine().clock == ClockKind::reset; }

 private:
  const Transition& mine() const { return history_.parts().transitions[which_]; }
  const StateHistory& history_;
  std::size_t which_;
};

}  // namespace sim::states
