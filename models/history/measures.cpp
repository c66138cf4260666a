#include "models/history/measures.hpp"

#include <cmath>
#include <limits>

#include "models/history/targets.hpp"

namespace models {

namespace {

constexpr double kDoesNotApply = std::numeric_limits<double>::quiet_NaN();
constexpr double kDaysInYear = 365.25;

using World = sim::World;
using Patient = sim::Patient;
using Time = sim::Time;

/// Builds the list; a state of somebody who has died does not apply.
class Builder {
 public:
  template <class Read>
  void add(const char* name, const char* unit, const char* doc, Read read) {
    all.push_back({name, unit, doc, read});
  }
  template <class Read>
  void living(const char* name, const char* unit, const char* doc, Read read) {
    add(name, unit, doc, [read](const World& w, Patient p, Time t) {
      return w.life(p).alive ? static_cast<double>(read(w, p, t)) : kDoesNotApply;
    });
  }
  template <class T>
  void column(const char* name, const char* unit, const char* doc, sim::Column<T> c) {
    living(name, unit, doc, [c](const World& w, Patient p, Time) { return w.columns()(c, p); });
  }
  template <class T>
  void count(const char* name, const char* doc, sim::Column<T> c) {
    add(name, "", doc, [c](const World& w, Patient p, Time) { return static_cast<double>(w.columns()(c, p)); });
  }
  std::vector<sim::Measure> all;
};

void add_scores(Builder& b, const ChronicPain& n, const PatientColumns& at) {
  const auto* nature = &n;
  b.living("pegs", "points", "pain impact (PEGS, 0-10)",
           [nature](const World& w, Patient p, Time t) { return nature->mind.pegs(w, p, t); });
  b.living("phq", "points", "depression (PHQ-9, 0-27)",
           [nature](const World& w, Patient p, Time t) { return nature->mind.phq(w, p, t); });
  b.living("gad", "points", "anxiety (GAD-7, 0-21)",
           [nature](const World& w, Patient p, Time t) { return nature->mind.gad(w, p, t); });
  b.living("disability", "share", "pain-related disability (RMDQ items, 0-1)",
           [nature](const World& w, Patient p, Time t) { return nature->mind.disability(w, p, t); });
  b.living("depressed", "", "PHQ-9 of at least 10",
           [nature](const World& w, Patient p, Time t) { return nature->mind.depressed(w, p, t); });
  b.living("responder", "", "PEGS at least 30 % and one point below entry",
           [nature, at](const World& w, Patient p, Time t) {
             return responder(w.columns()(at.pegs, p), nature->mind.pegs(w, p, t));
           });
  b.living("pegs_change", "points", "PEGS less PEGS at entry", [nature, at](const World& w, Patient p, Time t) {
    return nature->mind.pegs(w, p, t) - w.columns()(at.pegs, p);
  });
  const auto with_effect = [&b](const char* name, const char* unit, const char* doc, PatientColumns::Number c,
                                sim::TargetId target) {
    b.living(name, unit, doc, [c, target](const World& w, Patient p, Time t) {
      return w.columns()(c, p) + target::effect(w, p, target, t);
    });
  };
  with_effect("satisfaction_primary", "points", "satisfaction with primary care", at.satisfaction_primary,
              target::kSatisfactionPrimary);
  with_effect("satisfaction_pain", "points", "satisfaction with pain services", at.satisfaction_pain,
              target::kSatisfactionPain);
  with_effect("activity", "standard deviations", "activity, within-arm", at.activity, target::kActivity);
  with_effect("pain_tolerance", "standard deviations", "pain tolerance, within-arm", at.pain_tolerance,
              target::kPainTolerance);
}

void add_person(Builder& b, const PatientColumns& at) {
  b.living("age", "years", "age now", [at](const World& w, Patient p, Time t) {
    return w.columns()(at.age, p) + sim::in_years(t - w.life(p).entered);
  });
  b.column("female", "", "a woman", at.female);
  b.column("ptsd", "", "post-traumatic stress disorder", at.ptsd);
  b.column("support", "standard deviations", "emotional support", at.support);
  b.column("pain_sites", "sites", "painful body sites", at.pain_sites);
  b.column("misuse", "", "misuses opioids", at.misuse);
  b.column("interested", "", "highly interested in psychological care", at.interested);
  b.column("pegs_at_entry", "points", "PEGS at entry", at.pegs);
  b.column("mme_at_entry", "MME/day", "daily dose at entry", at.mme_start);
  b.column("depressed_at_entry", "", "PHQ-9 of at least 10 at entry", at.depressed_start);
  b.add("alive", "", "alive", [](const World& w, Patient p, Time) { return w.life(p).alive ? 1.0 : 0.0; });
}

void add_medicines(Builder& b, const ChronicPain& n, const PatientColumns& at) {
  const auto* nature = &n;
  b.living("mme", "MME/day", "daily opioid dose taken",
           [nature](const World& w, Patient p, Time t) { return nature->prescribing.dose_taken(w, p, t); });
  b.living("on_opioids", "", "has an opioid prescription",
           [at](const World& w, Patient p, Time) { return w.columns()(at.mme, p) > 0; });
  b.living("long_term_opioids", "days", "days on opioid therapy; 0 without a prescription",
           [at](const World& w, Patient p, Time t) {
             if (w.columns()(at.mme, p) <= 0) return 0.0;
             return kDaysInYear * w.columns()(at.years_on_therapy, p) + sim::in_days(t - w.life(p).entered);
           });
  b.living("stopped", "", "had opioids at entry, has none now", [at](const World& w, Patient p, Time) {
    return w.columns()(at.mme_start, p) > 0 && w.columns()(at.mme, p) <= 0;
  });
  b.living("reduced_or_stopped", "", "dose at least 10 % below entry, or none",
           [nature, at](const World& w, Patient p, Time t) {
             const double start = w.columns()(at.mme_start, p);
             return start <= 0 ? kDoesNotApply : nature->prescribing.dose_taken(w, p, t) <= 0.9 * start ? 1.0 : 0.0;
           });
  b.column("benzodiazepine", "", "has a benzodiazepine prescription", at.benzodiazepine);
  b.column("non_opioid", "", "has a non-opioid analgesic prescription", at.non_opioid);
}

void add_disorder(Builder& b, const ChronicPain& n, const PatientColumns& at) {
  const auto* nature = &n;
  b.living("oud", "", "opioid use disorder in any state",
           [at](const World& w, Patient p, Time) { return !is(w.columns()(at.oud, p), Oud::none); });
  b.living("oud_active", "", "active opioid use disorder",
           [at](const World& w, Patient p, Time) { return is_active(w.columns()(at.oud, p)); });
  b.living("oud_detected", "", "active opioid use disorder that is recognised",
           [at](const World& w, Patient p, Time) { return is(w.columns()(at.oud, p), Oud::active_detected); });
  b.living("on_medication", "", "on medication for opioid use disorder",
           [at](const World& w, Patient p, Time) { return is(w.columns()(at.oud, p), Oud::on_medication); });
  b.living("illicit_positive", "chance", "chance that a urine test shows illicit drugs, on medication",
           [nature, at](const World& w, Patient p, Time t) {
             return is(w.columns()(at.oud, p), Oud::on_medication) ? nature->disorder.illicit_positive(w, p, t)
                                                                   : kDoesNotApply;
           });
  b.living("agreement", "", "opioid agreement on file",
           [at](const World& w, Patient p, Time) { return w.columns()(at.agreement, p); });
  b.living("urine_test_recent", "", "urine drug test within 12 months", [at](const World& w, Patient p, Time t) {
    return days_since_start(t) - w.columns()(at.urine_day, p) <= kDaysInYear;
  });
  b.living("guideline_concordant", "", "agreement on file and urine drug test within 12 months",
           [](const World& w, Patient p, Time t) { return guideline_concordant(w, p, t); });
  b.living("visits_per_year", "visits/year", "primary-care visits at the expected pain",
           [nature](const World& w, Patient p, Time t) {
             return nature->economics().primary_care.at(nature->mind.expected_pegs(w, p, t));
           });
}

void add_counts(Builder& b, const PatientColumns& at) {
  b.count("overdoses", "overdoses since entry", at.overdoses);
  b.count("crises", "mental-health crises since entry", at.crises);
  b.count("tapers", "tapers since entry", at.tapers);
  b.count("rapid_tapers", "rapid tapers since entry", at.rapid);
  b.count("stops", "stops since entry", at.stops);
  b.count("early_refills", "early refills since entry", at.early_refills);
  b.count("admissions", "hospital admissions since entry", at.admissions);
  b.count("urine_tests", "urine drug tests since entry", at.urine_tests);
  b.count("medications", "times medication for use disorder was begun", at.medications);
  b.add("two_early_refills", "", "two early refills or more since entry",
        [at](const World& w, Patient p, Time) { return w.columns()(at.early_refills, p) >= 2 ? 1.0 : 0.0; });
  const auto died_of = [&b, at](const char* name, const char* doc, CauseOfDeath cause) {
    b.add(name, "", doc, [at, cause](const World& w, Patient p, Time) {
      return w.columns()(at.cause_of_death, p) == static_cast<std::uint8_t>(cause) ? 1.0 : 0.0;
    });
  };
  died_of("died_of_overdose", "died of an overdose", CauseOfDeath::overdose);
  died_of("died_of_suicide", "died of suicide", CauseOfDeath::suicide);
  died_of("died_otherwise", "died of another cause", CauseOfDeath::other);
}

void add_care(Builder& b) {
  b.add("enrolled", "", "has begun a programme", [](const World& w, Patient p, Time) {
    for (std::size_t track = 0; track < w.model().programmes.size(); ++track)
      if (w.cursor(p, static_cast<std::uint8_t>(track)).enrolment > 0) return 1.0;
    return 0.0;
  });
  b.add("sessions", "sessions", "sessions attended in the present or last course of each programme",
        [](const World& w, Patient p, Time) {
          double sum = 0;
          for (std::size_t track = 0; track < w.model().programmes.size(); ++track)
            sum += w.cursor(p, static_cast<std::uint8_t>(track)).attended;
          return sum;
        });
}

void add_accounts(Builder& b) {
  b.add("cost", "USD", "cost so far", [](const World& w, Patient p, Time t) { return w.account_at(p, t).cost; });
  b.add("discounted_cost", "USD", "cost so far, discounted",
        [](const World& w, Patient p, Time t) { return w.account_at(p, t).discounted_cost; });
  b.add("programme_cost", "USD", "programme cost so far",
        [](const World& w, Patient p, Time t) { return w.account_at(p, t).programme_cost; });
  b.add("qaly", "QALY", "quality-adjusted life-years so far",
        [](const World& w, Patient p, Time t) { return w.account_at(p, t).qaly; });
  b.add("discounted_qaly", "QALY", "quality-adjusted life-years so far, discounted",
        [](const World& w, Patient p, Time t) { return w.account_at(p, t).discounted_qaly; });
}

}  // namespace

bool responder(double pegs_at_entry, double pegs) {
  const double fall = pegs_at_entry - pegs;
  return fall >= 1 && fall >= 0.3 * pegs_at_entry;
}

std::vector<sim::Measure> measures(const ChronicPain& nature) {
  Builder b;
  const PatientColumns& at = PatientColumns::handles();
  add_scores(b, nature, at);
  add_person(b, at);
  add_medicines(b, nature, at);
  add_disorder(b, nature, at);
  add_counts(b, at);
  add_care(b);
  add_accounts(b);
  return std::move(b.all);
}

std::vector<sim::Chance> chances(const ChronicPain& nature) {
  const auto* interest = &nature.interest;
  return {{"interest", "chance", "taking up an offer of psychological care, given interest",
           [interest](const World& w, Patient p, Time t) { return interest->uptake(w, p, t); }},
          {"interest_fewer_men", "chance", "the same, men on opioids less likely (brief intervention)",
           [interest](const World& w, Patient p, Time t) { return interest->uptake_fewer_men(w, p, t); }}};
}

std::size_t index_of(const std::vector<sim::Measure>& measures, std::string_view name) {
  for (std::size_t i = 0; i < measures.size(); ++i)
    if (measures[i].name == name) return i;
  throw sim::BrokenRule("no measure of that name");
}

}  // namespace models
