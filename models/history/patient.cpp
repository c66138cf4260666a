#include "models/history/patient.hpp"

namespace models {

namespace {

constexpr double kLongRun = 1e6, kMost = 1e4;  // days, counts

void declare_sampled(PatientColumns& at, sim::Schema& s) {
  at.age = s.add<float>("age", "years", 18, 110, "age at entry");
  at.pegs = s.add<float>("pegs", "points", 0, 10, "pain impact (PEGS) at entry");
  at.disability = s.add<float>("disability", "share", 0, 1, "pain-related disability (RMDQ items) at entry");
  at.phq = s.add<float>("phq", "points", 0, 27, "depression score (PHQ-9) at entry");
  at.gad = s.add<float>("gad", "points", 0, 21, "anxiety score (GAD-7) at entry");
  at.support = s.add<float>("support", "standard deviations", -8, 8, "emotional support");
  at.pain_sites = s.add<float>("pain_sites", "sites", 0, 50, "number of painful body sites");
  at.mme =
      s.add<float>("mme", "MME/day", 0, 5000, "prescribed daily opioid dose, morphine milligram equivalents; 0 = none");
  at.years_on_therapy = s.add<float>("years_on_therapy", "years", 0, 90, "years on opioid therapy at entry");
  at.satisfaction_primary =
      s.add<float>("satisfaction_primary", "points", 0, 10, "satisfaction with primary care at entry");
  at.satisfaction_pain = s.add<float>("satisfaction_pain", "points", 0, 10, "satisfaction with pain services at entry");
  at.activity =
      s.add<float>("activity", "standard deviations", -8, 8, "activity level at entry (integrated group therapy)");
  at.pain_tolerance = s.add<float>("pain_tolerance", "standard deviations", -8, 8,
                                   "pain tolerance at entry (integrated group therapy)");
  at.female = s.add<std::uint8_t>("female", "", 0, 1, "a woman");
  at.ptsd = s.add<std::uint8_t>("ptsd", "", 0, 1, "post-traumatic stress disorder");
  at.misuse = s.add<std::uint8_t>("misuse", "", 0, 1, "misuses prescribed opioids, no use disorder");
  at.benzodiazepine = s.add<std::uint8_t>("benzodiazepine", "", 0, 1, "has a benzodiazepine prescription");
  at.non_opioid = s.add<std::uint8_t>("non_opioid", "", 0, 1, "has a non-opioid analgesic prescription");
  at.oud = s.add_states("oud", "opioid use disorder",
                        {"none", "active_undetected", "active_detected", "on_medication", "remission"});
  at.agreement = s.add<std::uint8_t>("agreement", "", 0, 1, "opioid agreement on file");
  at.urine_test = s.add<std::uint8_t>("urine_test", "", 0, 1, "urine drug test in the year before entry");
}

void declare_person(PatientColumns& at, sim::Schema& s) {
  at.pegs_mean = s.add<float>("pegs_mean", "points", -20, 20, "person mean of PEGS");
  at.mood_mean = s.add<float>("mood_mean", "points", -30, 60, "person mean of latent PHQ-9");
  at.anxiety_mean = s.add<float>("anxiety_mean", "points", -30, 60, "person mean of latent GAD-7");
  at.disability_mean = s.add<float>("disability_mean", "share", -2, 3, "person mean of disability");
  at.mme_start = s.add<float>("mme_start", "MME/day", 0, 5000, "daily dose at entry");
  at.propensity = s.add<float>("propensity", "ratio", 0, 1e3, "clinician's ratio on dose-change rates");
  at.overdose_trait =
      s.add<float>("overdose_trait", "log per year", -50, 50, "log overdose rate that stays with the person");
  at.depressed_share = s.add<float>("depressed_share", "share", 0, 1, "share of time depressed, from the person mean");
  at.benzodiazepine_start = s.add<std::uint8_t>("benzodiazepine_start", "", 0, 1, "had a benzodiazepine at entry");
  at.oud_start = s.add<std::uint8_t>("oud_start", "", 0, 4, "opioid use disorder at entry");
  at.interested = s.add<std::uint8_t>("interested", "", 0, 1, "highly interested in psychological care");
  at.depressed_start = s.add<std::uint8_t>("depressed_start", "", 0, 1, "PHQ-9 of at least 10 at entry");
}

void declare_changes(PatientColumns& at, sim::Schema& s) {
  at.mme_before = s.add<float>("mme_before", "MME/day", 0, 5000, "daily dose before the last reduction");
  at.taper_days = s.add<float>("taper_days", "days", 0, kLongRun, "length of the last taper");
  at.taper_day = s.add<float>("taper_day", "day", -kLongRun, kLongRun, "day the last taper began");
  at.stop_day = s.add<float>("stop_day", "day", -kLongRun, kLongRun, "day of the last stop");
  at.dose_log_hr = s.add<float>("dose_log_hr", "log ratio", -10, 10, "log overdose hazard ratio of the dose");
  at.dose_excess =
      s.add<float>("dose_excess", "log ratio", -10, 10, "that of the dose before the change, less the present one");
  at.harm_day = s.add<float>("harm_day", "day", -kLongRun, kLongRun, "day multipliers after a taper or stop began");
  at.harm_scale = s.add<float>("harm_scale", "exponent", 0, 1, "exponent of those multipliers");
  at.withdrawal = s.add<float>("withdrawal", "points", 0, 10, "pain rise when the dose fell");
  at.stop_shift = s.add<float>("stop_shift", "points", -20, 20, "lasting pain change after a stop");
  at.harm_kind = s.add<std::uint8_t>("harm_kind", "", 0, 2, "0 none, 1 taper, 2 stop");
  at.stop_band = s.add<std::uint8_t>("stop_band", "", 0, 3, "length of therapy before the stop");
  at.supported = s.add<std::uint8_t>("supported", "", 0, 1, "last taper or stop was wanted and supported");
  at.medication_day = s.add<float>("medication_day", "day", -kLongRun, kLongRun, "day medication was begun or left");
  at.urine_day = s.add<float>("urine_day", "day", -kLongRun, kLongRun, "day of the last urine drug test");
  at.left_medication = s.add<std::uint8_t>("left_medication", "", 0, 1, "left medication unplanned");
}

void declare_counters(PatientColumns& at, sim::Schema& s) {
  at.overdoses = s.add<float>("overdoses", "", 0, kMost, "overdoses since entry");
  at.crises = s.add<float>("crises", "", 0, kMost, "mental-health crises since entry");
  at.tapers = s.add<float>("tapers", "", 0, kMost, "tapers since entry");
  at.stops = s.add<float>("stops", "", 0, kMost, "stops since entry");
  at.rapid = s.add<float>("rapid", "", 0, kMost, "rapid tapers since entry");
  at.early_refills = s.add<float>("early_refills", "", 0, kMost, "early refills since entry");
  at.admissions = s.add<float>("admissions", "", 0, kMost, "hospital admissions since entry");
  at.urine_tests = s.add<float>("urine_tests", "", 0, kMost, "urine drug tests since entry");
  at.medications = s.add<float>("medications", "", 0, kMost, "times medication for use disorder was begun");
  at.cause_of_death = s.add<std::uint8_t>("cause_of_death", "", 0, 3, "0 none, 1 overdose, 2 suicide, 3 other");
}

}  // namespace

void PatientColumns::declare(sim::Schema& schema) {
  sim::require(schema.columns().empty(), "the patient's columns are the first to be declared");
  declare_sampled(*this, schema);
  declare_person(*this, schema);
  declare_changes(*this, schema);
  declare_counters(*this, schema);
}

const PatientColumns PatientColumns::handles_ = [] {
  sim::Schema schema;
  PatientColumns made;
  made.declare(schema);
  return made;
}();

}  // namespace models
