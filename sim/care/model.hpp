#pragma once
// The compiled scenario of one draw: immutable, shared by every thread. A World is what changes.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/care/groups.hpp"
#include "sim/care/nature.hpp"
#include "sim/care/programme.hpp"
#include "sim/care/setting.hpp"
#include "sim/core/draws.hpp"
#include "sim/people/cohort.hpp"
#include "sim/people/columns.hpp"
#include "sim/record/accumulator.hpp"
#include "sim/record/ledger.hpp"
#include "sim/record/tally.hpp"

namespace sim {

/// What an effect may act on.
struct Target {
  std::string name;  ///< "pegs", "rate.taper"
  std::string unit;  ///< "points" or "log ratio"
  std::string doc;
  /// Rates are read again when a building or fading effect has moved by more than this; infinite when none follows. A
  /// rate holds the effect of the middle of the time, so a step of 0.1 in its log is right to within 0.1 % of it.
  double step = 0.1;
};

/// A panel outcome: a measure, how finely it is kept, and for whom it is defined (NaN skips a patient).
struct Outcome {
  OutcomeSpec spec;
  Measure measure;
};

/// Something that happens to a patient and that programmes may answer.
enum class Signal : std::uint8_t { died, admitted, dose_changed };

/// A named chance in [0, 1] that depends on the patient ("interest").
using Chance = Measure;

/// What a field of care hands the engine for one draw. The engine knows nothing else of it.
struct Catalogue {
  Schema schema;
  std::vector<Measure> measures;  ///< Eligibility, subgroups and conditions name these.
  std::vector<Chance> chances;    ///< Uptake names these.
  std::vector<Target> targets;
  std::vector<Resource> resources;
  std::vector<Outcome> outcomes;
  std::vector<Measure> subgroups;  ///< 1 = belongs; the first is everybody.
  std::shared_ptr<const Nature> nature;
  std::shared_ptr<const Cohort> cohort;
  double discount = 0;                   ///< Continuous rate per year: costs and QALYs x exp(-discount t).
  std::size_t visit_measure = SIZE_MAX;  ///< Measure giving primary-care visits per year, if there are any.
};

/// Patients who are given the same set of programmes.
struct Arm {
  std::string name;
  std::uint32_t share = 1;           ///< Weight: `1` and `2` allot one and two units in every three.
  std::vector<std::uint8_t> tracks;  ///< Programmes offered.
};

struct Allocation {
  enum class Unit : std::uint8_t { patient, clinician, site } unit = Unit::patient;
  double contamination = 0;  ///< Share of a programme's effects that reaches the arms that are not offered it.
  std::vector<Arm> arms;
};

/// Numbers by week that models of several draws share.
struct WeeklyTable {
  std::shared_ptr<const std::vector<double>> values;
  double operator[](std::size_t week) const { return (*values)[week]; }
};

struct Model : Catalogue {
  std::string scenario;
  Setting setting;
  Duration horizon{};
  std::vector<Time> panels;  ///< When the census is taken, ascending; the last is the horizon.
  double overlap = 1;        ///< What a second effect on one outcome counts (combinations).
  std::vector<StaffRole> roles;
  std::vector<Programme> programmes;  ///< Index = track.
  std::vector<PlacesSpec> places;
  std::vector<GroupSpec> groups;
  std::vector<std::string> notes;  ///< "group_cbt.completed": what steps may record, in the order of the events table.
  Allocation allocation;
  bool stay_after_pathway = true;  ///< false: a patient whose pathways have all ended goes home (queues).

  /// Waiting lists of programmes that have several, "clinic.doctor": their waits are told apart.
  std::vector<std::string> lines;
  /// [kind of place, then kind of group]: index into `lines`, or kOnlyLine of a programme that has no other.
  std::vector<std::uint16_t> line_of;
  static constexpr std::uint16_t kOnlyLine = UINT16_MAX;

  /// Fills what follows from the rest. Call last, once.
  void finish();
  TallyShape tally_shape() const;
  /// This finished model with other values of the history's uncertain parameters; null when it has programmes or must
  /// be read anew.
  std::unique_ptr<Model> redrawn(const ParameterValues& values) const;
  /// exp(-discount t), from a table by week: relative error below (discount / 52)^2 / 2.
  double discount_at(Time t) const {
    const auto week = static_cast<std::size_t>(week_of(t));
    return discount_by_week[week] * (1 - discount * in_years(t - start_of_week(static_cast<std::int64_t>(week))));
  }

  std::vector<Purpose> clock_purposes;
  std::array<double, kWanders> carry{}, fresh{};       ///< One-week transition of each wandering state.
  WeeklyTable discount_by_week, discount_by_mid_week;  ///< Discount factor at the start and in the middle of each week.
};

}  // namespace sim
