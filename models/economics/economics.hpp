#pragma once
// What care costs and what health is worth: prices in the run's currency and price year, yearly quantities, utility.
// There is no direct "programme lowers cost" term: programmes act on pain, dose, disorder and events, and those cost
// money.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/economics/utility.hpp"
#include "sim/care/nature.hpp"
#include "sim/config/field_doc.hpp"
#include "sim/config/reading.hpp"
#include "sim/config/value.hpp"
#include "sim/record/ledger.hpp"

namespace models {

/// What a patient's standing costs follow from. The history fills it at each change.
struct Consumption {
  double mme = 0;  ///< Daily opioid dose, MME.
  bool benzodiazepine = false;
  bool non_opioid = false;          ///< A non-opioid analgesic is prescribed.
  bool disorder_diagnosed = false;  ///< Opioid use disorder that is active and detected, or on medication.
  bool on_medication = false;       ///< On medication for opioid use disorder.
};

/// Visits that grow with pain, never fewer than none.
class Visits {
 public:
  Visits() = default;
  /// `base` per year at `at_pegs`, `per_point` more for each PEGS point above it.
  Visits(double base, double per_point, double at_pegs);

  /// Per year; PEGS is clipped to 0-10.
  double at(double pegs) const { return mean({pegs, pegs}); }
  /// Time mean while PEGS runs straight.
  double mean(Straight pegs) const { return from_clipped(mean_clipped(pegs, low_, high_)); }
  /// The same when the mean of PEGS clipped to 0-10 is known and no score brings the visits below none.
  double from_clipped(double mean_pegs) const { return base_ + per_point_ * (mean_pegs - at_pegs_); }
  bool always_above_none() const { return low_ <= 0 && high_ >= PainDecrement::kHighest; }

 private:
  double base_ = 0, per_point_ = 0, at_pegs_ = 0;
  double low_ = 0, high_ = PainDecrement::kHighest;  // beyond these, as many visits as at them
};

/// One line of a composite: a quantity per year in the reference cohort, at its price.
struct CostPart {
  std::string name;
  double per_year = 0, price = 0;
  double cost() const { return per_year * price; }
};

class Economics {
 public:
  /// Reads the `economics:` section with the numbers of this reading's draw. Nothing after a problem (all are in the
  /// reading): among them config/contradiction when the modelled parts cost more than the published whole.
  static std::unique_ptr<const Economics> read(const sim::Value& economics, sim::Reading& reading);

  // Resources. Ids are indices of this list: put it first in the catalogue's resources.
  std::vector<sim::Resource> resources;
  /// By name ("minutes of nurse", "urine drug tests"), or nothing.
  std::optional<sim::ResourceId> find(std::string_view name) const;

  // Charged once, by World::charge.
  sim::ResourceId admission = 0;       ///< Inpatient admissions.
  sim::ResourceId overdose = 0;        ///< Overdoses that are survived.
  sim::ResourceId fatal_overdose = 0;  ///< Overdoses that are not.
  sim::ResourceId crisis = 0;          ///< Mental-health crises.
  sim::ResourceId urine_test = 0;
  sim::ResourceId materials = 0;       ///< Money of a programme, in the run's currency: price 1.
  sim::ResourceId patient_visit = 0;   ///< Travel, waiting: paid for in the societal view only.
  sim::ResourceId patient_minute = 0;  ///< Time in care: paid for in the societal view only.

  // Standing quantities: constant between changes.
  std::vector<sim::ResourceId> standing_resources;  ///< For Nature::standing_resources.
  /// Yearly quantity of each standing resource.
  void standing(const Consumption& now, std::span<double> per_year) const;

  // Varying quantities: flow 0 is utility, the others follow pain.
  std::vector<sim::ResourceId> flow_resources;  ///< For Nature::flow_resources.
  /// Mean yearly rates while PEGS (unclipped) and PHQ-9 run straight. For Nature::between.
  sim::Flows flows(Straight pegs, Straight phq, bool active_disorder) const;

  Utility utility;
  Visits primary_care, emergency;
  double discount = 0;             ///< Continuous, per year: ln(1 + yearly rate).
  double specialist_visits = 0;    ///< Per year, the same for everybody.
  double willingness_to_pay = 0;   ///< Money for a QALY.
  sim::Duration length_of_stay{};  ///< In hospital at an admission.
  double admissions_per_year = 0;  ///< Mean rate; the clock is the history's.
  int price_year = 0;
  bool societal = false;
  std::string currency;

  /// The published yearly all-cause cost, in run prices, and the parts it is made of in the reference cohort; the last
  /// is the background.
  double whole = 0;
  std::vector<CostPart> parts;
  /// The published excess of diagnosed disorder, in run prices, and its parts per diagnosed person; the last is the
  /// remainder.
  double disorder_whole = 0;
  std::vector<CostPart> disorder_parts;
};

/// The varying quantities of one patient between two changes: what stays the same is worked out once.
class FlowsOfPatient {
 public:
  FlowsOfPatient(const Economics& economics, bool active_disorder)
      : economics_(economics),
        disorder_loss_(economics.utility.loss_with_disorder(active_disorder)),
        patients_pay_(economics.societal ? 1.0 : 0.0),
        never_none_(economics.primary_care.always_above_none() && economics.emergency.always_above_none()) {}

  /// Mean yearly rates while PEGS (unclipped) and PHQ-9 run straight.
  [[gnu::always_inline]] sim::Flows between(Straight pegs, Straight phq) const {
    const Economics& e = economics_;
    const double mean_pegs = mean_clipped(pegs, 0, PainDecrement::kHighest);
    const double primary = never_none_ ? e.primary_care.from_clipped(mean_pegs) : e.primary_care.mean(pegs);
    const double urgent = never_none_ ? e.emergency.from_clipped(mean_pegs) : e.emergency.mean(pegs);
    return {e.utility.mean(pegs, mean_pegs, phq, disorder_loss_), primary, urgent, patients_pay_ * (primary + urgent)};
  }

 private:
  const Economics& economics_;
  const double disorder_loss_;
  const double patients_pay_;  ///< 1 in the societal view, 0 otherwise: without a branch the four flows stay together.
  const bool never_none_;
};

inline sim::Flows Economics::flows(Straight pegs, Straight phq, bool active_disorder) const {
  return FlowsOfPatient(*this, active_disorder).between(pegs, phq);
}

/// The fields of the `economics:` section, for the schema and the reference of keys.
sim::FieldDoc describe_economics();

}  // namespace models
