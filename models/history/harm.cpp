#include "models/history/harm.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr double kHalfLives = 4;  // after which a multiplier is gone (1/16 of its log is left)

sim::Time at_day(double days) {
  return {static_cast<std::int64_t>(std::ceil(days * static_cast<double>(sim::kMinutesPerDay)))};
}

}  // namespace

void HarmNumbers::Taper::visit(sim::Fields& f) {
  f.duration("first_stage", first_stage, {.doc = "how long the first-year multipliers count"});
  f.duration("runs", runs, {.doc = "how long a multiplier runs before it fades", .low = 1});
  f.number("overdose_first", overdose_first, {.doc = "overdose ratio in the first stage", .low = 0.01, .high = 100});
  f.number("overdose_later", overdose_later, {.doc = "overdose ratio after it", .low = 0.01, .high = 100});
  f.number("crisis_first", crisis_first,
           {.doc = "mental-health crisis ratio in the first stage", .low = 0.01, .high = 100});
  f.number("crisis_later", crisis_later, {.doc = "mental-health crisis ratio after it", .low = 0.01, .high = 100});
  f.number("suicide", suicide, {.doc = "suicide ratio", .low = 0.01, .high = 100});
}

void HarmNumbers::Stop::visit(sim::Fields& f) {
  f.duration("runs", runs, {.doc = "how long a multiplier runs before it fades"});
  const std::string bands = " by length of therapy: up to 30 days, to 90, to 400, longer";
  f.list("overdose", overdose, {.doc = "overdose ratio after a stop," + bands, .low = 0.01, .high = 100});
  f.list("suicide", suicide, {.doc = "suicide ratio after a stop," + bands, .low = 0.01, .high = 100});
  f.number("crisis", crisis, {.doc = "mental-health crisis ratio", .low = 0.01, .high = 100});
  f.number("pain", pain, {.doc = "mean change of PEGS a year after a stop", .unit = "points", .low = -10, .high = 10});
  f.number("pain_sd", pain_sd,
           {.doc = "its standard deviation between persons", .unit = "points", .low = 0, .high = 10});
  if (f.describing() || !f.clean()) return;
  if (overdose.size() != 4) f.problem("overdose", "config/contradiction", "needs four ratios");
  if (suicide.size() != 4) f.problem("suicide", "config/contradiction", "needs four ratios");
}

void HarmNumbers::Withdrawal::visit(sim::Fields& f) {
  f.number("rise", rise,
           {.doc = "PEGS rise after a rapid taper or a sudden stop", .unit = "points", .low = 0, .high = 10});
  f.share("gradual", gradual, {.doc = "the same after a gradual or supported one, relative to `rise`"});
  f.duration("half_life", half_life, {.doc = "time in which the rise halves", .low = 60});
}

void HarmNumbers::visit(sim::Fields& f) {
  f.section("taper", taper, {.doc = "multipliers after a taper"});
  f.section("stop", stop, {.doc = "multipliers after a stop"});
  f.section("withdrawal", withdrawal, {.doc = "pain rise when a dose falls"});
  f.duration("half_life", half_life, {.doc = "time in which the log multiplier halves once it has run", .low = 1440});
  f.duration("review_every", review_every, {.doc = "how often fading rates are read again", .low = 1440});
  f.share("causal_share", causal_share,
          {.doc = "share of the observed log ratios that is causal: the exponent of every ratio here"});
  f.share("supported_share", supported_share,
          {.doc = "share of that which remains when the change is wanted and supported"});
}

Harm::Harm(const HarmNumbers& n)
    : numbers_(n),
      first_days_(sim::in_days(n.taper.first_stage)),
      taper_days_(std::max(sim::in_days(n.taper.runs), 0.0)),
      stop_days_(sim::in_days(n.stop.runs)),
      cell_days_(sim::in_days(n.review_every)),
      causal_share_(n.causal_share),
      supported_share_(n.supported_share),
      overdose_first_(sim::math::log(n.taper.overdose_first)),
      overdose_later_(sim::math::log(n.taper.overdose_later)),
      crisis_first_(sim::math::log(n.taper.crisis_first)),
      crisis_later_(sim::math::log(n.taper.crisis_later)),
      suicide_taper_(sim::math::log(n.taper.suicide)),
      crisis_stop_(sim::math::log(n.stop.crisis)) {
  for (std::size_t i = 0; i < 4; ++i) {
    overdose_stop_[i] = sim::math::log(n.stop.overdose.at(i));
    suicide_stop_[i] = sim::math::log(n.stop.suicide.at(i));
  }
  const double half_life = sim::in_days(n.half_life);
  for (double middle = 0.5 * cell_days_; middle < kHalfLives * half_life; middle += cell_days_)
    fading_.push_back(sim::math::exp(-sim::math::kLn2 * middle / half_life));
}

double Harm::fade(HarmKind kind, double days) const {
  if (kind == HarmKind::none) return 0;
  const double after = days - runs(kind);
  if (after < 0) return 1;
  const auto cell = static_cast<std::size_t>(after / cell_days_);
  return cell < fading_.size() ? fading_[cell] : 0;
}

Harm::Stage Harm::stage(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  const auto kind = static_cast<HarmKind>(columns(at.harm_kind, p));
  const double days = days_since_start(now) - static_cast<double>(columns(at.harm_day, p));
  return {kind, days, fade(kind, days)};
}

double Harm::log_overdose(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  if (columns(at.harm_kind, p) == 0) return 0;
  const Stage s = stage(columns, p, now);
  const double full = s.kind == HarmKind::stop ? overdose_stop_[columns(at.stop_band, p)]
                      : s.days < first_days_   ? overdose_first_
                                               : overdose_later_;
  return columns(at.harm_scale, p) * s.fade * full;
}

double Harm::log_crisis(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  if (columns(at.harm_kind, p) == 0) return 0;
  const Stage s = stage(columns, p, now);
  const double full = s.kind == HarmKind::stop ? crisis_stop_ : s.days < first_days_ ? crisis_first_ : crisis_later_;
  return columns(at.harm_scale, p) * s.fade * full;
}

double Harm::log_suicide(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  if (columns(at.harm_kind, p) == 0) return 0;
  const Stage s = stage(columns, p, now);
  const double full = s.kind == HarmKind::stop ? suicide_stop_[columns(at.stop_band, p)] : suicide_taper_;
  return columns(at.harm_scale, p) * s.fade * full;
}

double Harm::dose_excess_share(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  return stage(columns, p, now).fade;
}

sim::Time Harm::next_review(const sim::Columns& columns, sim::Patient p, sim::Time now) const {
  const PatientColumns& at = PatientColumns::handles();
  const auto kind = static_cast<HarmKind>(columns(at.harm_kind, p));
  if (kind == HarmKind::none) return sim::kNever;
  const double began = columns(at.harm_day, p);
  const double days = days_since_start(now) - began;
  const double run = runs(kind);
  // Boundaries in order; one minute beyond, so that the state read there is surely the new one.
  double next = run + cell_days_ * (std::floor(std::max(0.0, days - run) / cell_days_) + 1);
  if (days < run) next = run;
  if (kind == HarmKind::taper && days < first_days_ && first_days_ < run) next = first_days_;
  if (days >= run + cell_days_ * static_cast<double>(fading_.size())) return sim::kNever;
  return std::max(at_day(began + next) + sim::minutes(1), now + sim::minutes(1));
}

}  // namespace models
