#include "models/history/overdose.hpp"

#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kFatal = sim::purpose("history.overdose.fatal");
constexpr sim::Purpose kAdmitted = sim::purpose("history.overdose.admitted");

}  // namespace

void OverdoseNumbers::Benzodiazepine::visit(sim::Fields& f) {
  f.number("former", former,
           {.doc = "ratio of former users against never: stays with the person", .low = 0.1, .high = 50});
  f.number("current", current, {.doc = "ratio of current use against former", .low = 0.1, .high = 50});
  f.share("causal_share", causal_share, {.doc = "share of log `current` that stopping undoes"});
}

void OverdoseNumbers::Disorder::visit(sim::Fields& f) {
  f.number("active", active, {.doc = "ratio of active opioid use disorder against none", .low = 0.1, .high = 200});
  f.number("on_medication", on_medication, {.doc = "ratio on medication against active", .low = 0.01, .high = 10});
  f.number("remission", remission, {.doc = "ratio in remission against never", .low = 0.1, .high = 50});
}

void OverdoseNumbers::visit(sim::Fields& f) {
  f.rate("rate", rate, {.doc = "overdoses, fatal or not, at 1-<20 MME", .low = 1e-9, .high = 1});
  f.section("dose", dose, {.doc = "ratios by daily dose"});
  f.share("dose_causal_share", dose_causal_share,
          {.doc = "share of the log dose ratio that is causal; the rest stays with the person"});
  f.section("benzodiazepine", benzodiazepine, {.doc = "ratios of benzodiazepine use"});
  f.section("disorder", disorder, {.doc = "ratios of opioid use disorder"});
  f.share("fatal", fatal, {.doc = "chance that an overdose is fatal"});
  f.share("admitted", admitted, {.doc = "chance that a survivor is admitted"});
  f.list(
      "normalising", normalising,
      {.doc = "ratio per dose band that keeps the reference cohort at its published level", .low = 0.001, .high = 100});
  if (f.describing() || !f.clean()) return;
  if (normalising.size() != DoseHazard::kBands) f.problem("normalising", "config/contradiction", "needs four ratios");
}

Overdose::Overdose(const OverdoseNumbers& n)
    : numbers_(n), dose_(n.dose), log_rate_(sim::math::log(n.rate)), causal_share_(n.dose_causal_share) {
  const double current = sim::math::log(n.benzodiazepine.current);
  benzodiazepine_now_ = n.benzodiazepine.causal_share * current;
  benzodiazepine_trait_ = sim::math::log(n.benzodiazepine.former) + (1 - n.benzodiazepine.causal_share) * current;
  const double active = sim::math::log(n.disorder.active);
  disorder_ = {0, active, active, active + sim::math::log(n.disorder.on_medication),
               sim::math::log(n.disorder.remission)};
  for (std::size_t i = 0; i < DoseHazard::kBands; ++i) log_normal_[i] = sim::math::log(n.normalising.at(i));
}

double Overdose::printed_rate(std::size_t band) const { return sim::math::exp(log_rate_ + dose_.printed(band)); }

void Overdose::enter(sim::Columns& columns, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  const double mme = columns(at.mme, p);
  const double ratio = dose_.log_ratio(mme);
  double trait = log_rate_ + log_normal_[DoseHazard::band_of(mme)] + (1 - causal_share_) * ratio;
  if (columns(at.benzodiazepine, p) != 0) trait += benzodiazepine_trait_;
  columns(at.overdose_trait, p) = static_cast<float>(trait);
  columns(at.dose_log_hr, p) = static_cast<float>(ratio);
}

double Overdose::rate(const sim::Columns& columns, sim::Patient p, sim::Time now, const Harm& harm,
                      double log_mme) const {
  const PatientColumns& at = PatientColumns::handles();
  double dose = columns(at.dose_log_hr, p);
  if (log_mme != 0) dose = dose_.log_ratio(columns(at.mme, p) * sim::math::exp(log_mme));
  double log = columns(at.overdose_trait, p) + disorder_[columns(at.oud, p)];
  if (columns(at.benzodiazepine, p) != 0) log += benzodiazepine_now_;
  if (columns(at.harm_kind, p) != 0) {
    // The published multipliers are net of the lower dose: while one runs, the dose before the change still counts.
    dose += columns(at.dose_excess, p) * harm.dose_excess_share(columns, p, now);
    log += harm.log_overdose(columns, p, now);
  }
  return sim::math::exp(log + causal_share_ * dose);
}

double OverdoseClock::rate(const sim::World& w, sim::Patient p, sim::Time now) const {
  return overdose_.rate(w.columns(), p, now, harm_, target::effect(w, p, target::kLogMme, w.ahead(p)));
}

void OverdoseClock::ring(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.counters(p);
  const auto before = static_cast<std::uint32_t>(columns(at.overdoses, p));
  columns(at.overdoses, p) += 1;
  if (w.draws().chance(overdose_.numbers().fatal, w.key(p), kFatal, before)) {
    w.charge(p, economics_.fatal_overdose, 1);
    columns(at.cause_of_death, p) = static_cast<std::uint8_t>(CauseOfDeath::overdose);
    w.die(p);
    return;
  }
  w.charge(p, economics_.overdose, 1);
  w.add_qaly(p, -economics_.utility.overdose_loss);
  if (!w.draws().chance(overdose_.numbers().admitted, w.key(p), kAdmitted, before)) return;
  w.admit(p, economics_.length_of_stay);
}

}  // namespace models
