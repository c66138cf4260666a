#include "models/history/history.hpp"

namespace models {

namespace {

constexpr double kDay = 1440;  // minutes

}  // namespace

void PainAndMoodNumbers::Score::visit_own(sim::Fields& f) {
  f.share("person_share", person_share,
          {.doc = "share of the variance that lies between persons, for good", .low = 0, .high = 0.999});
  f.duration("days", days, {.doc = "correlation time of the fluctuation", .low = kDay});
  f.number("from_pain", from_pain, {.doc = "points per PEGS point", .low = -5, .high = 5});
}

void PainAndMoodNumbers::Pain::visit(sim::Fields& f) {
  f.share("person_share", person_share,
          {.doc = "share of PEGS variance that lies between persons, for good", .low = 0, .high = 0.999});
  f.share("site_share", site_share, {.doc = "share of PEGS variance that lies between sites"});
  f.duration("days", days, {.doc = "correlation time of the fluctuation", .low = kDay});
  f.number("drift", drift, {.doc = "mean change in usual care", .unit = "points", .low = -10, .high = 10});
  f.duration("drift_over", drift_over, {.doc = "time over which it comes, in a straight line", .low = kDay});
}

void PainAndMoodNumbers::Mood::visit(sim::Fields& f) {
  visit_own(f);
  f.number("to_pain_per_5", to_pain_per_5,
           {.doc = "PEGS points per 5 points of PHQ-9", .unit = "points", .low = -5, .high = 5});
  f.number("drift_response", drift_response,
           {.doc = "share of the pain drift that mood follows", .low = -5, .high = 5});
}

void PainAndMoodNumbers::Anxiety::visit(sim::Fields& f) {
  visit_own(f);
  f.number("to_pain", to_pain, {.doc = "PEGS points per point of GAD-7", .unit = "points", .low = -1, .high = 1});
}

void PainAndMoodNumbers::Disability::visit(sim::Fields& f) {
  f.share(
      "person_share", person_share,
      {.doc = "share of the variance that pain does not carry which lies between persons", .low = 0, .high = 0.999});
  f.duration("days", days, {.doc = "correlation time of the fluctuation", .low = kDay});
}

void HistoryNumbers::visit(sim::Fields& f) {
  f.text("title", title, {.doc = "what this history is"}, std::string{});
  f.section("pain", mind.pain, {.doc = "PEGS"});
  f.section("mood", mind.mood, {.doc = "PHQ-9"});
  f.section("anxiety", mind.anxiety, {.doc = "GAD-7"});
  f.section("disability", mind.disability, {.doc = "RMDQ, as a share of its items"});
  f.named("eras", eras, {.doc = "prescribing eras; a population names its own"});
  f.section("dose", dose, {.doc = "how opioid doses change"});
  f.section("after_dose_change", after_dose_change, {.doc = "what follows a taper or a stop"});
  f.section("overdose", overdose, {.doc = "overdose"});
  f.section("crisis", crisis, {.doc = "mental-health crisis"});
  f.section("suicide", suicide, {.doc = "suicide"});
  f.section("disorder", disorder, {.doc = "opioid use disorder"});
  f.section("death", death, {.doc = "death from other causes"});
  f.section("benzodiazepine", benzodiazepine,
            {.doc = "benzodiazepine prescriptions; starts hold the prevalence at entry"});
  f.section("non_opioid", non_opioid,
            {.doc = "non-opioid analgesic prescriptions; starts hold the prevalence at entry"});
  f.section("refills", refills, {.doc = "early refills"});
  f.section("interest", interest, {.doc = "interest in psychological care"});
  f.section("reference", reference, {.doc = "the reference cohort, at which ratios are 1 on average"});
}

const Era* HistoryNumbers::era(const std::string& name) const {
  for (const auto& [key, era] : eras)
    if (key == name) return &era;
  return nullptr;
}

}  // namespace models
