#pragma once
// Safety monitoring and other prescriptions: agreement, urine drug tests, early refills, benzodiazepine, non-opioid
// analgesic, and hospital admissions.
#include <memory>
#include <vector>

#include "models/economics/economics.hpp"
#include "models/history/prescribing.hpp"

namespace models {

/// The `refills` section of a history.
struct RefillNumbers {
  sim::Duration interval{};
  double early = 0, early_misuse = 0;  ///< Chance per refill period.
  void visit(sim::Fields& f);
};

/// What usual care starts and stops: `benzodiazepine` and `non_opioid` sections.
struct SwitchNumbers {
  double stop = 0;
  void visit(sim::Fields& f);
};

/// A prescription that is on or off; the start rate holds its prevalence in usual care.
class SwitchClock final : public sim::Clock {
 public:
  SwitchClock(std::string name, PatientColumns::Code column, double stop, double prevalence, sim::TargetId stop_target);
  double rate(const sim::World&, sim::Patient, sim::Time) const override;
  void ring(sim::World&, sim::Patient) const override;

 private:
  PatientColumns::Code column_;
  double stop_, start_;
  sim::TargetId target_;
};

/// Sets the dates of earlier tests at entry.
void enter_monitoring(sim::World&, sim::Patient, sim::Columns&);
/// A urine drug test is done and paid for.
void do_urine_test(sim::World&, sim::Patient, const Economics&);
void sign_agreement(sim::World&, sim::Patient);
/// Agreement on file, and a urine test within 12 months or on medication for use disorder.
bool guideline_concordant(const sim::World&, sim::Patient, sim::Time);

/// Agreement, urine test, early refill, admission.
std::vector<std::unique_ptr<const sim::Clock>> monitoring_clocks(const Era& era, const RefillNumbers& refills,
                                                                 const Economics& economics);

}  // namespace models
