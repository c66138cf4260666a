#include "models/history/opioid_use_disorder.hpp"

#include <cmath>

#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kSince = sim::purpose("history.medication.since");
constexpr sim::Purpose kKeeps = sim::purpose("history.medication.keeps_opioid");
constexpr sim::Purpose kPlanned = sim::purpose("history.medication.planned_end");

void set(sim::World& w, sim::Patient p, Oud state) {
  w.edit(p)(PatientColumns::handles().oud, p) = static_cast<std::uint8_t>(state);
}

double with_effect(double rate, const sim::World& w, sim::Patient p, sim::TargetId target) {
  const double effect = target::effect(w, p, target, w.ahead(p));
  return effect == 0 ? rate : rate * sim::math::exp(effect);
}

}  // namespace

Disorder::Disorder(const DisorderNumbers& n, const ReferenceNumbers& reference, const Prescribing& prescribing)
    : numbers_(n), prescribing_(prescribing), at_pegs_(reference.pegs) {
  const auto weibull = n.retention.weibull();
  shape_ = sim::Hazard::weibull(weibull.shape);
  leaving_ = weibull.rate;
  // The printed onset is a mean over people with and without misuse and depression.
  onset_ = n.onset.rate /
           ((1 + reference.misuse * (n.onset.misuse - 1)) * (1 + reference.depressed * (n.onset.depressed - 1)));
}

void Disorder::enter(sim::World& w, sim::Patient p, sim::Columns& columns) const {
  const PatientColumns& at = PatientColumns::handles();
  columns(at.oud_start, p) = columns(at.oud, p);
  columns(at.medication_day, p) = kNoDay;
  if (!is(columns(at.oud, p), Oud::on_medication)) return;
  const double days = sim::in_days(numbers_.on_medication_for) * w.draws().exponential(w.key(p), kSince);
  columns(at.medication_day, p) = static_cast<float>(days_since_start(w.life(p).entered) - days);
}

double Disorder::onset_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  if (!is(columns(at.oud, p), Oud::none)) return 0;
  const double mme = columns(at.mme, p);
  double rate = onset_ * (1 + (numbers_.onset.depressed - 1) * PainAndMood::outlook(w).depressed);
  if (columns(at.misuse, p) != 0) rate *= numbers_.onset.misuse;
  return rate * (mme <= 0    ? numbers_.onset.no_dose
                 : mme < 50  ? 1.0
                 : mme < 100 ? numbers_.onset.from_50
                             : numbers_.onset.from_100);
}

double Disorder::detection_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  if (!is(w.columns()(PatientColumns::handles().oud, p), Oud::active_undetected)) return 0;
  return with_effect(numbers_.detection, w, p, target::kDetection);
}

double Disorder::medication_start_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  if (!is(w.columns()(PatientColumns::handles().oud, p), Oud::active_detected)) return 0;
  const double pain = numbers_.pain_on_start * (PainAndMood::outlook(w).pegs - at_pegs_);
  return numbers_.medication_start * sim::math::exp(pain + target::effect(w, p, target::kMedicationStart, w.ahead(p)));
}

double Disorder::leaving_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  if (!is(w.columns()(PatientColumns::handles().oud, p), Oud::on_medication)) return 0;
  const double pain = numbers_.pain_on_leaving * (PainAndMood::outlook(w).pegs - at_pegs_);
  return leaving_ * sim::math::exp(pain + target::effect(w, p, target::kMedicationStop, w.ahead(p)));
}

double Disorder::remission_rate(const sim::World& w, sim::Patient p) const {
  return is_active(w.columns()(PatientColumns::handles().oud, p)) ? numbers_.remission : 0;
}

double Disorder::relapse_rate(const sim::World& w, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  if (!is(columns(at.oud, p), Oud::remission)) return 0;
  const bool raised = columns(at.left_medication, p) != 0 &&
                      days_since_start(now) - columns(at.medication_day, p) < sim::in_days(numbers_.raised_for);
  return with_effect(raised ? numbers_.relapse_after_medication : numbers_.relapse, w, p, target::kRelapse);
}

sim::Time Disorder::next_review(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  if (!is(columns(at.oud, p), Oud::remission) || columns(at.left_medication, p) == 0) return sim::kNever;
  const double until = columns(at.medication_day, p) + sim::in_days(numbers_.raised_for);
  const sim::Time end{static_cast<std::int64_t>(std::ceil(until * static_cast<double>(sim::kMinutesPerDay))) + 1};
  return end > now ? end : sim::kNever;
}

void Disorder::detect(sim::World& w, sim::Patient p) const {
  if (is(w.columns()(PatientColumns::handles().oud, p), Oud::active_undetected)) set(w, p, Oud::active_detected);
}

void Disorder::start_medication(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  if (!is_active(w.columns()(at.oud, p))) return;
  sim::Columns& columns = w.edit(p);
  const auto before = static_cast<std::uint32_t>(columns(at.medications, p));
  set(w, p, Oud::on_medication);
  columns(at.medications, p) += 1;
  columns(at.medication_day, p) = day_column(w.now());
  columns(at.left_medication, p) = 0;
  if (!w.draws().chance(numbers_.keeps_opioid, w.key(p), kKeeps, before)) prescribing_.convert(w, p);
}

void Disorder::leave_medication(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  if (!is(w.columns()(at.oud, p), Oud::on_medication)) return;
  sim::Columns& columns = w.edit(p);
  const auto episode = static_cast<std::uint32_t>(columns(at.medications, p));
  set(w, p, Oud::remission);
  columns(at.medication_day, p) = day_column(w.now());
  columns(at.left_medication, p) = w.draws().chance(numbers_.planned, w.key(p), kPlanned, episode) ? 0 : 1;
}

double Disorder::illicit_positive(const sim::World& w, sim::Patient p, sim::Time t) const {
  const double chance = numbers_.illicit_positive;
  return -sim::math::expm1(sim::math::log1p(-chance) * sim::math::exp(target::effect(w, p, target::kRelapse, t)));
}

}  // namespace models
