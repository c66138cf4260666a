#pragma once
// Opioid use disorder: onset, detection, medication, leaving it, remission and relapse.
#include <memory>
#include <vector>

#include "models/history/crisis.hpp"
#include "models/history/pain_and_mood.hpp"
#include "models/history/prescribing.hpp"

namespace models {

/// The `disorder` section of a history.
struct DisorderNumbers {
  struct Onset {
    double rate = 0, from_50 = 1, from_100 = 1, no_dose = 1, misuse = 1, depressed = 1;
    void visit(sim::Fields& f);
  } onset;
  /// How long people stay on medication: three readings of the literature.
  struct Retention {
    enum class Choice { observational, first_episodes, constant } choice = Choice::observational;
    double at_12_months = 0.5, at_3_years = 0.3;  // observational
    double shape = 1, rate_per_year = 1;          // first episodes; the rate is printed per month to the power of shape
    sim::Duration mean{};                         // constant
    void visit(sim::Fields& f);
    /// Cumulative hazard of leaving at t years is rate x t^shape.
    struct Weibull {
      double shape = 1, rate = 0;
    };
    Weibull weibull() const;
  } retention;
  double detection = 0, medication_start = 0, remission = 0;
  double pain_on_start = 0, pain_on_leaving = 0;  ///< Log ratio per PEGS point.
  double planned = 0;                             ///< Share of leavers who are in lasting remission.
  double relapse = 0, relapse_after_medication = 0;
  sim::Duration raised_for{}, on_medication_for{};
  double keeps_opioid = 0, illicit_positive = 0;
  void visit(sim::Fields& f);
};

class Disorder {
 public:
  Disorder(const DisorderNumbers&, const ReferenceNumbers&, const Prescribing&);

  void enter(sim::World&, sim::Patient, sim::Columns&) const;

  // Yearly rates in the states in which they can happen; 0 in others.
  double onset_rate(const sim::World&, sim::Patient, sim::Time) const;
  double detection_rate(const sim::World&, sim::Patient, sim::Time) const;
  double medication_start_rate(const sim::World&, sim::Patient, sim::Time) const;
  double leaving_rate(const sim::World&, sim::Patient, sim::Time) const;  ///< Multiplies `retention_shape`.
  double remission_rate(const sim::World&, sim::Patient) const;
  double relapse_rate(const sim::World&, sim::Patient, sim::Time) const;
  const sim::Hazard& retention_shape() const { return shape_; }
  sim::Time next_review(const sim::Columns&, sim::Patient, sim::Time now) const;

  void detect(sim::World&, sim::Patient) const;  ///< Recognised; nothing if there is nothing to recognise.
  void start_medication(sim::World&, sim::Patient) const;
  void leave_medication(sim::World&, sim::Patient) const;
  /// Chance that a urine test now is positive for illicit drugs, somebody on medication.
  double illicit_positive(const sim::World&, sim::Patient, sim::Time) const;

  const DisorderNumbers& numbers() const { return numbers_; }

 private:
  DisorderNumbers numbers_;
  const Prescribing& prescribing_;
  sim::Hazard shape_;
  double leaving_ = 0, onset_ = 0, at_pegs_ = 0;
};

/// Six clocks: onset, detection, medication start, leaving medication, remission, relapse.
std::vector<std::unique_ptr<const sim::Clock>> disorder_clocks(const Disorder& disorder);

}  // namespace models
