#pragma once
// What happens to a patient whatever the programme: clocks (competing risks), a wandering state, and running
// quantities. A field of care implements Nature and its Clocks; histories written in YAML will use the same types.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/care/hazard.hpp"
#include "sim/core/id.hpp"
#include "sim/core/time.hpp"

namespace sim {

class ParameterValues;
struct Resource;
class World;

/// One competing risk. Each patient holds one unit-exponential threshold per clock and uses it up at rate x shape;
/// when something changes, the remainder is kept: no clock is redrawn because something else happened.
class Clock {
 public:
  explicit Clock(std::string name) : name_(std::move(name)) {}
  virtual ~Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;

  /// Multiplier on the shape, per year, from now until the patient's next change or review; 0 = switched off. Never
  /// draws.
  virtual double rate(const World&, Patient, Time now) const = 0;
  /// What happens when it rings. May edit the patient, signal, charge, or end the life.
  virtual void ring(World&, Patient) const = 0;
  virtual const Hazard& shape(const World&, Patient) const { return constant_; }
  /// Years on this clock, for shapes that are not constant: age, or years since a column's date. Read when the rate
  /// changes; in between it moves on with time.
  virtual double years_on_clock(const World&, Patient, Time) const { return 0; }
  /// True when a change may set the years on this clock back though its rate stays (time in state).
  virtual bool resets() const { return false; }
  /// True when a ring changes nothing that a rate, a running quantity or a review follows from (a count, a charge):
  /// then nothing else is read again. Its `ring` writes through World::counters, and its shape is constant.
  virtual bool quiet() const { return false; }

  const std::string& name() const { return name_; }

 private:
  std::string name_;
  Hazard constant_ = Hazard::constant();
};

/// A few slowly wandering standard-normal states, known at 7-day knots and straight between them.
inline constexpr std::size_t kWanders = 4;
/// What a model needs to know at one moment to value the time between two moments (for example pain and mood).
using Point = std::array<double, 4>;
/// Most running quantities that vary between events (utility, visits ...).
inline constexpr std::size_t kMaxFlows = 4;
using Flows = std::array<double, kMaxFlows>;
/// Most standing quantities.
inline constexpr std::size_t kMaxStanding = 32;

/// The natural history of a field of care: const, shared by all patients and threads.
class Nature {
 public:
  virtual ~Nature() = default;

  /// A patient has entered with sampled attributes: set what follows from them. Draws only under this patient's key.
  virtual void enter(World&, Patient) const = 0;
  /// The next moment at which rates must be read again though nothing happened (multipliers that fade of themselves;
  /// effects of programmes are the world's business), or kNever.
  virtual Time next_review(const World&, Patient, Time now) const = 0;
  /// Called at a review, before the rates are read again.
  virtual void review(World&, Patient) const {}
  /// What several rates follow from, worked out once before the rates are read; World::outlook gives it to them.
  virtual Point outlook(const World&, Patient, Time) const { return {}; }
  /// The slowly varying state at a moment. Pure.
  virtual Point point(const World&, Patient, Time) const = 0;
  /// Mean yearly rate of each varying quantity (`flow_resources`; slot 0 is utility) between two moments with no event
  /// between them, the state being straight from `a` to `b`. Exact for that path, thresholds included.
  virtual Flows between(const World&, Patient, const Point& a, const Point& b) const = 0;
  /// Sums the running quantities up to `to` over whole weeks, and over the rest of a week if `part`
  /// (World::accrue_with). Overridden only for speed: a reader that works out once what stays the same between two
  /// changes.
  virtual void accrue(World&, Patient, Time to, bool part) const;
  /// Yearly quantity of each standing resource, constant until the next change; parallel to `standing_resources`.
  virtual void standing(const World&, Patient, std::span<double> per_year) const = 0;

  /// The same history with other values of its uncertain parameters, and the prices that go with them; null when it
  /// must be read anew.
  virtual std::unique_ptr<const Nature> redrawn(const ParameterValues&, std::vector<Resource>&) const {
    return nullptr;
  }

  std::vector<std::unique_ptr<const Clock>> clocks;
  std::vector<std::uint16_t> flow_resources;                 ///< Ledger resource of flows 1, 2, ...; flow 0 is utility.
  std::vector<std::uint16_t> standing_resources;             ///< Ledger resource of each standing quantity.
  std::array<double, kWanders> wander_days{60, 60, 60, 60};  ///< Correlation time of each wandering state, days.
  bool wandering = true;  ///< false: nothing varies between changes; point()[0] is the utility until the next one.
  bool living = true;     ///< false: no running quantities at all (queues): nothing is integrated.
};

}  // namespace sim
