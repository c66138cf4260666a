#pragma once
// Opioid doses change at prescribing events only: taper, stop, increase, restart. Rates belong to a prescribing era.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/history/harm.hpp"
#include "models/history/overdose.hpp"
#include "sim/people/margin.hpp"

namespace models {

/// A named prescribing era and system: what is usual there.
struct Era {
  double stop = 0, taper = 0, rapid = 0, increase = 0;  ///< Yearly rates; share of tapers that are rapid.
  double urine_test = 0, agreement = 0;                 ///< Yearly rates of monitoring.
  void visit(sim::Fields& f);
};

/// The `dose` section of a history.
struct PrescribingNumbers {
  double low_dose_taper = 1;  ///< Taper rate below 50 MME against 50 or more.
  struct Size {
    double mean = 0, sd = 0, least = 0, most = 1;
    void visit(sim::Fields& f);
  } size;
  sim::Duration gradual{}, rapid{};
  double increase_to = 1, highest = 0;
  struct Restart {
    double rate = 0, dose = 1;
    sim::Duration within{};
    void visit(sim::Fields& f);
  } restart;
  double clinician_sd = 0, supported = 0, aberrancy_stop = 0, non_opioid_instead = 0;
  void visit(sim::Fields& f);
};

/// One draw's prescribing. The functions change a patient inside World::edit.
class Prescribing {
 public:
  Prescribing(const PrescribingNumbers& numbers, const Era& era, const Harm& harm, const Overdose& overdose);

  void enter(sim::World&, sim::Patient, sim::Columns&) const;

  // Yearly rates now, effects of programmes included.
  double taper_rate(const sim::World&, sim::Patient, sim::Time) const;
  double stop_rate(const sim::World&, sim::Patient, sim::Time) const;
  double aberrancy_rate(const sim::World&, sim::Patient, sim::Time) const;
  double increase_rate(const sim::World&, sim::Patient) const;
  double restart_rate(const sim::World&, sim::Patient, sim::Time) const;
  /// When a rate here changes by itself, after `now`; kNever if never.
  sim::Time next_review(const sim::Columns&, sim::Patient, sim::Time now) const;

  /// A reduction begins. `supported` or `rapid` left out are drawn.
  void taper(sim::World&, sim::Patient, std::optional<bool> supported = {}) const;
  void stop(sim::World&, sim::Patient, std::optional<bool> supported = {}) const;
  void increase(sim::World&, sim::Patient) const;
  void restart(sim::World&, sim::Patient) const;
  /// The opioid gives way to medication for use disorder: neither a taper nor a stop, and without their harms.
  void convert(sim::World&, sim::Patient) const;

  /// Daily dose taken: it falls in a straight line while a taper lasts.
  double dose_taken(const sim::World&, sim::Patient, sim::Time) const;

 private:
  bool draw_supported(sim::World&, sim::Patient, std::uint32_t ordinal) const;
  void begin_harm(sim::World&, sim::Columns&, sim::Patient, HarmKind, bool supported, bool rapid, double before,
                  double after) const;
  void set_dose(sim::Columns&, sim::Patient, double mme) const;

  PrescribingNumbers numbers_;
  Era era_;
  const Harm& harm_;
  const Overdose& overdose_;
  sim::LatentMargin size_;
  double logit_supported_, rapid_if_unsupported_;
};

/// The four clocks, in order: taper, stop, increase, restart.
std::vector<std::unique_ptr<const sim::Clock>> prescribing_clocks(const Prescribing& prescribing);

}  // namespace models
