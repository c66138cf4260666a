#pragma once
// The columns of a patient with chronic pain: what is sampled at entry, what changes, and what is counted.
#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/people/columns.hpp"

namespace models {

/// Opioid use disorder: the code of column `oud`, in the order of its state names.
enum class Oud : std::uint8_t { none, active_undetected, active_detected, on_medication, remission };

constexpr bool is(std::uint8_t code, Oud state) { return code == static_cast<std::uint8_t>(state); }
constexpr bool is_active(std::uint8_t code) {
  return is(code, Oud::active_undetected) || is(code, Oud::active_detected);
}

/// What the fading multipliers of column `harm_kind` follow from.
enum class HarmKind : std::uint8_t { none, taper, stop };

enum class CauseOfDeath : std::uint8_t { none, overdose, suicide, other };

/// Dates are days since the start of the run; this one means never.
inline constexpr float kNoDay = -1e6F;
constexpr double days_since_start(sim::Time t) { return sim::in_days(sim::Duration{t.minutes}); }
constexpr float day_column(sim::Time t) { return static_cast<float>(days_since_start(t)); }

/// Handles on every column. Names are those of `population.attributes` in YAML for the sampled ones.
struct PatientColumns {
  using Number = sim::Column<float>;
  using Code = sim::Column<std::uint8_t>;

  // Sampled jointly at entry (`population.attributes`). Pain, mood and disability keep their values at entry.
  Number age, pegs, disability, phq, gad, support, pain_sites, mme, years_on_therapy;
  Number satisfaction_primary, satisfaction_pain, activity, pain_tolerance;
  Code female, ptsd, misuse, benzodiazepine, non_opioid, oud, agreement, urine_test;

  // Follow from the sampled ones at entry and stay: person means, traits, values at entry.
  Number pegs_mean, mood_mean, anxiety_mean, disability_mean;
  Number mme_start;        ///< Daily dose at entry.
  Number propensity;       ///< What the clinician multiplies dose-change rates by.
  Number overdose_trait;   ///< Log of the part of the overdose rate that stays with the person.
  Number depressed_share;  ///< Share of time depressed that goes with the person's mean.
  Code benzodiazepine_start, oud_start, interested, depressed_start;

  // Dose and what follows a change of it. `mme` is the dose that is prescribed now.
  Number mme_before;  ///< Daily dose before the last taper, stop or conversion.
  Number taper_days;  ///< Length of the last taper: the dose taken falls in a straight line.
  Number taper_day, stop_day;
  Number dose_log_hr;  ///< Log overdose hazard ratio of the prescribed dose.
  Number dose_excess;  ///< The same of the dose before a taper or stop, less the present one.
  Number harm_day;     ///< When the multipliers after a taper or stop began.
  Number harm_scale;   ///< Their exponent: causal share, smaller when supported.
  Number withdrawal;   ///< PEGS points at harm_day, halving since.
  Number stop_shift;   ///< PEGS points reached a year after a stop.
  Code harm_kind;      ///< HarmKind.
  Code stop_band;      ///< Length of therapy before the stop, band 0-3.
  Code supported;      ///< The last taper or stop was wanted and supported.

  // Opioid use disorder and monitoring.
  Number medication_day;  ///< When medication was last begun or left.
  Number urine_day;       ///< Last urine drug test.
  Code left_medication;   ///< In remission after leaving medication unplanned.

  // Counters since entry.
  Number overdoses, crises, tapers, stops, rapid, early_refills, admissions, urine_tests, medications;
  Code cause_of_death;  ///< CauseOfDeath.

  /// Adds every column to the schema and keeps the handles. Must be the first to declare columns.
  void declare(sim::Schema& schema);
  /// The same handles for code that has no schema at hand (verbs).
  static const PatientColumns& handles() { return handles_; }

 private:
  static const PatientColumns handles_;
};

}  // namespace models
