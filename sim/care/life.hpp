#pragma once
// The engine's own record of one patient: where, when, and how far the patient's own clocks and sums have been taken.
#include <array>
#include <cstdint>

#include "sim/care/nature.hpp"
#include "sim/core/id.hpp"
#include "sim/core/time.hpp"
#include "sim/record/ledger.hpp"

namespace sim {

/// One patient's state on one clock. While its rate stays the same nothing of it is touched.
struct ClockState {
  /// The minute it rings, infinite if never; while the rate is 0, what remains of the unit-exponential threshold.
  double due = 0;
  double rate = 0;          ///< Yearly multiplier; 0 = switched off.
  std::uint32_t rings = 0;  ///< Rings so far: the ordinal of the next threshold's draw.
};

/// More of it, for shapes that are not constant: how the present rate began.
struct ClockPast {
  double left = 0;    ///< What remained of the threshold then.
  double since = 0;   ///< The minute it began.
  double origin = 0;  ///< Years on the clock at minute 0.
};

/// The wandering states at the knots before and after the last moment read.
struct WanderState {
  std::int32_t knot = -1;  ///< Index of `before`, in weeks since the start.
  std::array<double, kWanders> before{}, after{};
};

/// Running quantities, plain and discounted. Slot 0 holds QALYs since entry; the others what this year has used and is
/// not yet priced or in the ledger.
struct RunningSums {
  Flows plain{}, discounted{};
  void add(const Flows& yearly, double years, double discount) {
    for (std::size_t i = 0; i < kMaxFlows; ++i) {
      const double quantity = yearly[i] * years;
      plain[i] += quantity;
      discounted[i] += quantity * discount;
    }
  }
};

struct Life {
  PatientId id;
  std::uint32_t site = 0, clinician = 0;
  std::uint32_t tie = 0;  ///< Keyed luck: who goes first in the same minute and rank.
  Time entered{};
  Time settled{};                   ///< Standing charges are counted up to here (the last change of one).
  Time accrued{};                   ///< Varying quantities are summed up to here (a knot or a change).
  Time next_own = kNever;           ///< The earliest of the patient's own clocks and the review.
  Time review = kNever;             ///< When rates must be read again though nothing happens.
  Time effects_review = kNever;     ///< The same because an effect builds or fades.
  Time away_until{};                ///< In hospital until then.
  Time on_agenda = kNever;          ///< When the agenda will call this patient.
  Point point{};                    ///< The varying state at `accrued`.
  Account charged;                  ///< One-off costs and QALYs of the patient's own events.
  Account programme;                ///< What programmes charged. Apart, so that the rest is the same with and without.
  Account running;                  ///< Costs that vary and stand. Apart, so that no sum depends on who looks when.
  RunningSums sums;                 ///< Utility and the other varying quantities.
  std::int64_t flow_year_end = 0;   ///< Minute at which that year ends.
  double standing_cost = 0;         ///< Yearly, since one of them last changed.
  std::uint64_t fingerprint = 0;    ///< Sum over events of a hash of what happened and when.
  std::uint64_t targets = 0;        ///< Bit per target that a programme of this patient has ever acted on.
  std::uint32_t enrolled_ever = 0;  ///< Bit per track: has effects, perhaps.
  std::uint32_t eligible_ever = 0;  ///< Bit per track: was found eligible.
  std::uint32_t events = 0;
  std::uint32_t place = kNoPlace;  ///< In SharedLives.
  std::uint16_t agenda_ticket = 0;
  std::uint16_t next_clock = 0;  ///< Which clock rings at next_own; kReview = a review.
  std::uint8_t arm = 0;
  bool alive = false;
  bool present = false;          ///< The row is in use.
  bool touched = false;          ///< Something changed in the present event: rates are read again at its end.
  bool effects_touched = false;  ///< An effect began, grew or ended.
  bool swayed = false;           ///< A step has changed something, or an effect has begun.
  bool asleep = false;           ///< Lives on as under usual care: see SharedLives.

  /// Without what programmes charged, and what this year has used and is not yet priced.
  Account own_account() const {
    Account a = charged + running;
    a.qaly += sums.plain[0];
    a.discounted_qaly += sums.discounted[0];
    return a;
  }
  Account account() const { return own_account() + programme; }

  static constexpr std::uint16_t kReview = UINT16_MAX;
  static constexpr std::uint32_t kNoPlace = UINT32_MAX;
};

}  // namespace sim
