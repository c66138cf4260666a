#include "models/history/opioid_use_disorder.hpp"
#include "sim/core/math.hpp"

namespace models {

void DisorderNumbers::Onset::visit(sim::Fields& f) {
  f.rate("rate", rate, {.doc = "onset below 50 MME, mean of the reference cohort", .low = 0, .high = 5});
  f.number("from_50", from_50, {.doc = "ratio at 50-<100 MME", .low = 0.01, .high = 100});
  f.number("from_100", from_100, {.doc = "ratio at 100 MME or more", .low = 0.01, .high = 100});
  f.number("no_dose", no_dose, {.doc = "ratio without a prescribed opioid", .low = 0, .high = 100});
  f.number("misuse", misuse, {.doc = "ratio with misuse", .low = 0.01, .high = 100});
  f.number("depressed", depressed, {.doc = "ratio when depressed", .low = 0.01, .high = 100});
}

void DisorderNumbers::Retention::visit(sim::Fields& f) {
  f.choice("choice", choice,
           {{"observational", Choice::observational},
            {"first_episodes", Choice::first_episodes},
            {"constant", Choice::constant}},
           {.doc = "which reading of time on medication is used"});
  f.share("at_12_months", at_12_months,
          {.doc = "observational: share still on medication at 12 months", .low = 0.01, .high = 0.99});
  f.share("at_3_years", at_3_years,
          {.doc = "observational: share still on medication at 3 years", .low = 0.005, .high = 0.99});
  f.number("shape", shape, {.doc = "first episodes: Weibull shape", .low = 0.05, .high = 5});
  f.rate("rate", rate_per_year, {.doc = "first episodes: rate in S(t) = exp(-rate t^shape), t in months", .low = 0});
  f.duration("mean", mean, {.doc = "constant: mean time on medication", .low = 1440});
  if (!f.describing() && f.clean() && at_3_years >= at_12_months)
    f.problem("at_3_years", "config/contradiction", "must be below at_12_months");
}

DisorderNumbers::Retention::Weibull DisorderNumbers::Retention::weibull() const {
  switch (choice) {
    case Choice::observational: {
      const double first = -sim::math::log(at_12_months), third = -sim::math::log(at_3_years);
      return {sim::math::log(third / first) / sim::math::log(3), first};
    }
    case Choice::first_episodes: return {shape, rate_per_year / 12 * sim::math::pow(12, shape)};
    case Choice::constant: break;
  }
  return {1, 1 / sim::in_years(mean)};
}

void DisorderNumbers::visit(sim::Fields& f) {
  f.section("onset", onset, {.doc = "beginning of active disorder"});
  f.section("retention", retention, {.doc = "time on medication"});
  f.rate("detection", detection, {.doc = "recognition of active disorder", .low = 0, .high = 50});
  f.rate("medication_start", medication_start,
         {.doc = "start of medication, recognised disorder", .low = 0, .high = 50});
  f.rate("remission", remission, {.doc = "natural remission of active disorder", .low = 0, .high = 50});
  f.number("pain_on_start", pain_on_start,
           {.doc = "log ratio on medication start per PEGS point", .low = -2, .high = 2});
  f.number("pain_on_leaving", pain_on_leaving,
           {.doc = "log ratio on leaving medication per PEGS point", .low = -2, .high = 2});
  f.share("planned", planned, {.doc = "share of leavers who are in lasting remission"});
  f.rate("relapse", relapse, {.doc = "relapse in remission", .low = 0, .high = 50});
  f.rate("relapse_after_medication", relapse_after_medication,
         {.doc = "relapse soon after leaving medication", .low = 0, .high = 50});
  f.duration("raised_for", raised_for, {.doc = "how long that lasts"});
  f.duration("on_medication_for", on_medication_for, {.doc = "mean time on medication so far, at entry", .low = 1440});
  f.share("keeps_opioid", keeps_opioid, {.doc = "share who keep their opioid analgesic when medication begins"});
  f.share("illicit_positive", illicit_positive, {.doc = "chance that a urine test on medication shows illicit drugs"});
}

}  // namespace models
