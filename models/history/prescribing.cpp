#include "models/history/prescribing.hpp"

#include <algorithm>
#include <cmath>

#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kClinician = sim::purpose("history.clinician_propensity");
constexpr sim::Purpose kSize = sim::purpose("history.taper.size");
constexpr sim::Purpose kRapid = sim::purpose("history.taper.rapid");
constexpr sim::Purpose kSupported = sim::purpose("history.dose_change.supported");
constexpr sim::Purpose kNonOpioid = sim::purpose("history.stop.non_opioid");
constexpr sim::Purpose kPain = sim::purpose("history.stop.pain");
constexpr double kDaysInYear = 365.25;

sim::Margin size_margin(const PrescribingNumbers::Size& n) {
  const double concentration = n.mean * (1 - n.mean) / (n.sd * n.sd) - 1;
  sim::Margin m;
  m.name = "taper size";
  m.distribution = sim::Distribution::beta(n.mean * concentration, (1 - n.mean) * concentration);
  if (n.least > 0 || n.most < 1) m.distribution = m.distribution.within(n.least, n.most);
  return m;
}

std::uint32_t changes(const sim::Columns& columns, sim::Patient p) {
  const PatientColumns& at = PatientColumns::handles();
  return static_cast<std::uint32_t>(columns(at.tapers, p) + columns(at.stops, p));
}

}  // namespace

Prescribing::Prescribing(const PrescribingNumbers& n, const Era& era, const Harm& harm, const Overdose& overdose)
    : numbers_(n),
      era_(era),
      harm_(harm),
      overdose_(overdose),
      size_(size_margin(n.size)),
      logit_supported_(sim::math::log(n.supported / (1 - n.supported))),
      rapid_if_unsupported_(std::min(1.0, era.rapid / (1 - n.supported))) {}

void Prescribing::enter(sim::World& w, sim::Patient p, sim::Columns& columns) const {
  const PatientColumns& at = PatientColumns::handles();
  const double z = numbers_.clinician_sd > 0 ? w.draws().normal(w.life(p).clinician, kClinician) : 0.0;
  columns(at.propensity, p) = static_cast<float>(sim::math::exp(numbers_.clinician_sd * z));
  columns(at.mme_start, p) = columns(at.mme, p);
  columns(at.mme_before, p) = columns(at.mme, p);
  columns(at.taper_day, p) = columns(at.stop_day, p) = columns(at.harm_day, p) = kNoDay;
}

double Prescribing::taper_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  const PatientColumns& at = PatientColumns::handles();
  const double mme = w.columns()(at.mme, p);
  if (mme <= 0) return 0;
  const double rate = era_.taper * (mme < 50 ? numbers_.low_dose_taper : 1.0) * w.columns()(at.propensity, p);
  const double effect = target::effect(w, p, target::kTaper, w.ahead(p));
  return effect == 0 ? rate : rate * sim::math::exp(effect);
}

double Prescribing::stop_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  const PatientColumns& at = PatientColumns::handles();
  if (w.columns()(at.mme, p) <= 0) return 0;
  const double rate = era_.stop * w.columns()(at.propensity, p);
  const double effect = target::effect(w, p, target::kStop, w.ahead(p));
  return effect == 0 ? rate : rate * sim::math::exp(effect);
}

double Prescribing::aberrancy_rate(const sim::World& w, sim::Patient p, sim::Time) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  if (columns(at.mme, p) <= 0 || (columns(at.misuse, p) == 0 && !is_active(columns(at.oud, p)))) return 0;
  const double effect = target::effect(w, p, target::kAberrancyStop, w.ahead(p));
  return effect == 0 ? numbers_.aberrancy_stop : numbers_.aberrancy_stop * sim::math::exp(effect);
}

double Prescribing::increase_rate(const sim::World& w, sim::Patient p) const {
  const double mme = w.columns()(PatientColumns::handles().mme, p);
  return mme > 0 && mme < numbers_.highest ? era_.increase : 0;
}

double Prescribing::restart_rate(const sim::World& w, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  if (columns(at.mme, p) > 0 || columns(at.stop_day, p) <= kNoDay || is(columns(at.oud, p), Oud::on_medication))
    return 0;
  const double since = days_since_start(now) - columns(at.stop_day, p);
  return since < sim::in_days(numbers_.restart.within) ? numbers_.restart.rate : 0;
}

sim::Time Prescribing::next_review(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  if (columns(at.mme, p) > 0 || columns(at.stop_day, p) <= kNoDay) return sim::kNever;
  const double until = columns(at.stop_day, p) + sim::in_days(numbers_.restart.within);
  const sim::Time end{static_cast<std::int64_t>(std::ceil(until * static_cast<double>(sim::kMinutesPerDay))) + 1};
  return end > now ? end : sim::kNever;
}

bool Prescribing::draw_supported(sim::World& w, sim::Patient p, std::uint32_t ordinal) const {
  const double logit = logit_supported_ + target::effect(w, p, target::kSupported, w.now());
  return w.draws().chance(1 / (1 + sim::math::exp(-logit)), w.key(p), kSupported, ordinal);
}

void Prescribing::set_dose(sim::Columns& columns, sim::Patient p, double mme) const {
  const PatientColumns& at = PatientColumns::handles();
  columns(at.mme, p) = static_cast<float>(mme);
  columns(at.dose_log_hr, p) = static_cast<float>(overdose_.log_ratio(mme));
}

void Prescribing::begin_harm(sim::World& w, sim::Columns& columns, sim::Patient p, HarmKind kind, bool supported,
                             bool rapid, double before, double after) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Time now = w.now();
  // What is left of an earlier excess counts on: the dose that the body knows is the one before all this.
  const double known =
      columns(at.dose_log_hr, p) + columns(at.dose_excess, p) * harm_.dose_excess_share(columns, p, now);
  const HarmNumbers::Withdrawal& n = harm_.numbers().withdrawal;
  const double since = days_since_start(now) - columns(at.harm_day, p);
  const double left =
      columns(at.withdrawal, p) == 0
          ? 0.0
          : columns(at.withdrawal, p) * sim::math::exp(-sim::math::kLn2 * since / sim::in_days(n.half_life));
  set_dose(columns, p, after);
  columns(at.mme_before, p) = static_cast<float>(before);
  columns(at.dose_excess, p) = static_cast<float>(known - columns(at.dose_log_hr, p));
  columns(at.harm_kind, p) = static_cast<std::uint8_t>(kind);
  columns(at.harm_day, p) = day_column(now);
  columns(at.harm_scale, p) = static_cast<float>(harm_.scale(supported));
  columns(at.supported, p) = supported ? 1 : 0;
  columns(at.withdrawal, p) = static_cast<float>(left + n.rise * (rapid ? 1.0 : n.gradual));
}

void Prescribing::taper(sim::World& w, sim::Patient p, std::optional<bool> supported) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  const double before = columns(at.mme, p);
  if (before <= 0) return;
  const std::uint32_t ordinal = changes(columns, p);
  const bool wanted = supported ? *supported : draw_supported(w, p, ordinal);
  const bool rapid = !wanted && w.draws().chance(rapid_if_unsupported_, w.key(p), kRapid, ordinal);
  const double share = size_.number(w.draws().normal(w.key(p), kSize, ordinal));
  begin_harm(w, columns, p, HarmKind::taper, wanted, rapid, before, before * (1 - share));
  columns(at.taper_day, p) = day_column(w.now());
  columns(at.taper_days, p) = static_cast<float>(sim::in_days(rapid ? numbers_.rapid : numbers_.gradual));
  columns(at.tapers, p) += 1;
  if (rapid) columns(at.rapid, p) += 1;
  w.signal(p, sim::Signal::dose_changed);
}

void Prescribing::stop(sim::World& w, sim::Patient p, std::optional<bool> supported) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  const double before = columns(at.mme, p);
  if (before <= 0) return;
  const std::uint32_t ordinal = changes(columns, p);
  const bool wanted = supported ? *supported : draw_supported(w, p, ordinal);
  const double years = columns(at.years_on_therapy, p) + sim::in_years(w.now() - w.life(p).entered);
  begin_harm(w, columns, p, HarmKind::stop, wanted, !wanted, before, 0);
  columns(at.stop_band, p) = Harm::band_of(years * kDaysInYear);
  columns(at.stop_day, p) = day_column(w.now());
  columns(at.stops, p) += 1;
  const HarmNumbers::Stop& n = harm_.numbers().stop;
  columns(at.stop_shift, p) = static_cast<float>(n.pain + n.pain_sd * w.draws().normal(w.key(p), kPain, ordinal));
  if (w.draws().chance(numbers_.non_opioid_instead, w.key(p), kNonOpioid, ordinal)) columns(at.non_opioid, p) = 1;
  w.signal(p, sim::Signal::dose_changed);
}

void Prescribing::increase(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  const double before = columns(at.mme, p);
  if (before <= 0) return;
  set_dose(columns, p, std::max(before, std::min(before * numbers_.increase_to, numbers_.highest)));
  columns(at.taper_days, p) = 0;
  w.signal(p, sim::Signal::dose_changed);
}

void Prescribing::restart(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  if (columns(at.mme, p) > 0) return;
  set_dose(columns, p, columns(at.mme_before, p) * numbers_.restart.dose);
  columns(at.stop_shift, p) = 0;
  columns(at.dose_excess, p) = 0;
  columns(at.harm_kind, p) = static_cast<std::uint8_t>(HarmKind::none);
  columns(at.taper_days, p) = 0;
  columns(at.stop_day, p) = kNoDay;
  w.signal(p, sim::Signal::dose_changed);
}

void Prescribing::convert(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  if (columns(at.mme, p) <= 0) return;
  columns(at.mme_before, p) = columns(at.mme, p);
  set_dose(columns, p, 0);
  columns(at.dose_excess, p) = 0;
  columns(at.harm_kind, p) = static_cast<std::uint8_t>(HarmKind::none);
  w.signal(p, sim::Signal::dose_changed);
}

double Prescribing::dose_taken(const sim::World& w, sim::Patient p, sim::Time t) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  double mme = columns(at.mme, p);
  const double days = columns(at.taper_days, p);
  if (mme > 0 && days > 0) {
    const double since = days_since_start(t) - columns(at.taper_day, p);
    if (since < days) mme = columns(at.mme_before, p) + (mme - columns(at.mme_before, p)) * std::max(0.0, since) / days;
  }
  const double effect = target::effect(w, p, target::kLogMme, t);
  return effect == 0 ? mme : mme * sim::math::exp(effect);
}

}  // namespace models
