#pragma once
// Overdose: a rate that follows dose, benzodiazepine, opioid use disorder and the time since a taper or stop.
#include <array>
#include <vector>

#include "models/economics/economics.hpp"
#include "models/history/dose_hazard.hpp"
#include "models/history/harm.hpp"

namespace models {

/// The `overdose` section of a history.
struct OverdoseNumbers {
  double rate = 0;  ///< Yearly, at 1-<20 MME.
  DoseHazardNumbers dose;
  double dose_causal_share = 1;
  struct Benzodiazepine {
    double former = 1, current = 1, causal_share = 1;
    void visit(sim::Fields& f);
  } benzodiazepine;
  struct Disorder {
    double active = 1, on_medication = 1, remission = 1;
    void visit(sim::Fields& f);
  } disorder;
  double fatal = 0, admitted = 0;
  std::vector<double> normalising;  ///< Per dose band, so that the reference cohort has the published levels.
  void visit(sim::Fields& f);
};

/// One draw's overdose rate.
class Overdose {
 public:
  explicit Overdose(const OverdoseNumbers& numbers);

  /// Sets what stays with the person: confounded shares of dose and benzodiazepine at entry.
  void enter(sim::Columns&, sim::Patient) const;
  /// After a change of dose: the hazard ratio of the new dose.
  double log_ratio(double mme) const { return dose_.log_ratio(mme); }

  /// Yearly rate now. `log_mme` is what programmes add to the log of the dose taken.
  double rate(const sim::Columns&, sim::Patient, sim::Time now, const Harm&, double log_mme) const;

  /// Log rate of somebody without disorder or benzodiazepine at this dose, before normalising: for the constants.
  double log_level(double mme) const { return log_rate_ + dose_.log_ratio(mme); }
  double log_benzodiazepine_at_entry() const { return benzodiazepine_trait_ + benzodiazepine_now_; }
  double log_disorder(std::uint8_t state) const { return disorder_[state]; }
  double printed_rate(std::size_t band) const;

  const OverdoseNumbers& numbers() const { return numbers_; }

 private:
  OverdoseNumbers numbers_;
  DoseHazard dose_;
  double log_rate_, causal_share_, benzodiazepine_now_, benzodiazepine_trait_;
  std::array<double, 5> disorder_{};
  std::array<double, DoseHazard::kBands> log_normal_{};
};

class OverdoseClock final : public sim::Clock {
 public:
  OverdoseClock(const Overdose& overdose, const Harm& harm, const Economics& economics)
      : Clock("overdose"), overdose_(overdose), harm_(harm), economics_(economics) {}
  double rate(const sim::World&, sim::Patient, sim::Time) const override;
  void ring(sim::World&, sim::Patient) const override;
  bool quiet() const override { return true; }

 private:
  const Overdose& overdose_;
  const Harm& harm_;
  const Economics& economics_;
};

}  // namespace models
