#pragma once
// Death from other causes than overdose and suicide: the life table times what long-term therapy and use disorder add.
#include "models/history/life_table.hpp"
#include "models/history/patient.hpp"
#include "sim/care/world.hpp"
#include "sim/config/fields.hpp"

namespace models {

/// The `death` section of a history.
struct DeathNumbers {
  std::string life_table;    ///< File beside the evidence.
  double therapy = 1;        ///< Ratio on long-term therapy, overdose left out.
  double disorder = 1;       ///< Ratio of active use disorder.
  double on_medication = 1;  ///< What medication leaves of the disorder's excess.
  void visit(sim::Fields& f);
};

class DeathClock final : public sim::Clock {
 public:
  DeathClock(const DeathNumbers& numbers, const LifeTable& table);
  double rate(const sim::World&, sim::Patient, sim::Time) const override;
  void ring(sim::World&, sim::Patient) const override;
  const sim::Hazard& shape(const sim::World&, sim::Patient) const override;
  double years_on_clock(const sim::World&, sim::Patient, sim::Time) const override;

  /// Ratio on the life table. 1 for people who entered without a prescription and have no disorder: cohorts that others
  /// are compared with.
  double ratio(std::uint8_t disorder, bool prescribed) const;

 private:
  DeathNumbers numbers_;
  sim::Hazard female_, male_;
};

}  // namespace models
