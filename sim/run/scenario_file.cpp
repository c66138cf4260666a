#include "sim/run/scenario_file.hpp"

#include <set>

namespace sim {

void SettingFields::visit(Fields& f) {
  f.whole("patients", patients, {.doc = "patients at the start", .low = 0, .high = 100e6}, 0U);
  f.whole("sites", sites, {.doc = "clinics that own or share staff", .low = 1, .high = 1e6});
  f.whole("hubs", hubs, {.doc = "groups of sites that may share staff", .low = 1, .high = 1e6}, 1U);
  f.whole("regions", regions, {.doc = "larger groups of sites that may share staff", .low = 1, .high = 1e6}, 1U);
  f.number("patients_per_clinician", patients_per_clinician,
           {.doc = "patients on long-term opioid therapy per primary-care clinician",
            .unit = "n",
            .low = 0.01,
            .high = 1e5});
  f.number("size_dispersion", size_dispersion,
           {.doc = "shape of the negative binomial of site sizes; 0 = all sites alike", .low = 0, .high = 1e6}, 0.0);
  f.number("arrivals_per_year", arrivals_per_year,
           {.doc = "new patients a year, all sites together (an open cohort)", .low = 0, .high = 1e9, .example = "180"},
           0.0);
  f.duration("arrivals_for", arrivals_for, {.doc = "how long new patients keep coming; absent: to the end", .low = 1});
  if (!f.describing() && f.clean()) {
    if (patients == 0 && arrivals_per_year == 0)
      f.problem("patients", "config/contradiction", "nobody is in the setting",
                "give 'patients', 'arrivals_per_year' or both");
    if (regions > sites || hubs > sites)
      f.problem("sites", "config/contradiction", "there are more hubs or regions than sites",
                "every hub and region needs at least one site");
  }
}

void PopulationFields::visit(Fields& f) {
  f.text("title", title, {.doc = "who is simulated"}, "");
  f.section("setting", setting, {.doc = "sites, clinicians and patients"});
  f.raw("era", era, {.doc = "prescribing era and system (read by the natural history)"}, false);
  f.raw("attributes", attributes, {.doc = "margins of the attributes at baseline"}, false);
  f.raw("correlations", correlations, {.doc = "correlations between attributes"}, false);
}

void TimeFields::visit(Fields& f) {
  f.duration(
      "horizon", horizon,
      {.doc = "how long patients are followed", .low = 1440, .high = 200.0 * kMinutesPerYear, .example = "5 years"});
  f.duration(
      "panel", panel,
      {.doc = "how often everybody is counted", .low = 60, .high = 200.0 * kMinutesPerYear, .example = "3 months"},
      months(3));
  if (!f.describing() && f.clean() && panel > horizon)
    f.problem("panel", "config/contradiction", "the census comes after the horizon",
              "count more often, or follow for longer");
}

void RoleFields::visit(Fields& f) {
  f.number("fte", fte, {.doc = "full-time equivalents in every sharing unit", .low = 0, .high = 1e6}, 0.0);
  f.number("hours_per_week", hours_per_week,
           {.doc = "hours a week of one full-time equivalent that can go to these programmes", .low = 0, .high = 168},
           40.0);
  f.whole("at_once", at_once, {.doc = "people on duty day and night (queues); instead of hours", .low = 0, .high = 1e6},
          0U);
  f.choice("shared_by", shared_by,
           {{"site", Sharing::site}, {"hub", Sharing::hub}, {"region", Sharing::region}, {"all", Sharing::all}},
           {.doc = "who shares one team of this role"}, Sharing::site);
  if (!f.describing() && f.clean() && fte * hours_per_week > 0 && at_once > 0)
    f.problem(
        "at_once", "config/contradiction", "at_once is instead of hours",
        "leave out 'fte' and 'hours_per_week' for people on duty day and night, or 'at_once' for posts with hours");
  if (!f.describing() && f.clean() && fte * hours_per_week == 0 && at_once == 0)
    f.problem(
        "", "config/contradiction", "this role is never on duty",
        "give 'fte' and 'hours_per_week' above 0, or 'at_once'; where you have nobody of this role, give the share of "
        "a post of whoever does these minutes, or offer a programme that does without");
}

void ArmFields::visit(Fields& f) {
  f.whole("share", share, {.doc = "weight of this arm", .low = 1, .high = 100}, 1U);
  f.list("programmes", programmes, {.doc = "programmes offered in this arm; none is usual care"}, false);
}

void AllocationFields::visit(Fields& f) {
  f.choice("unit", unit,
           {{"patient", Allocation::Unit::patient},
            {"clinician", Allocation::Unit::clinician},
            {"site", Allocation::Unit::site}},
           {.doc = "what is allotted to arms"});
  f.share("contamination", contamination,
          {.doc = "share of a programme's effects on whoever enrols that reaches the patients of the other arms"}, 0.0);
  f.named("arms", arms, {.doc = "the arms by name"});
  if (contamination > 0 && unit == Allocation::Unit::site)
    f.problem("contamination", "config/contradiction", f.path_of("contamination") + ": whole sites are allotted",
              "leave it out: arms share no site then");
}

void ScenarioFields::visit(Fields& f) {
  f.text("note", note, {.doc = "what this scenario asks, in words"}, "");
  f.list("programmes", programmes, {.doc = "programmes offered to everybody; none is usual care"}, false);
  f.section("allocation", allocation, {.doc = "arms within one world, instead of one set of programmes"});
  f.raw("set", set, {.doc = "settings that differ in this scenario, path: value"}, false);
  if (!f.describing() && f.clean() && allocation && !programmes.empty())
    f.problem("programmes", "config/contradiction", "programmes are given twice: here and in the arms",
              "name them in the arms only");
  constexpr std::size_t kMost = 32;  // a patient's tracks are bits of one word
  std::set<std::string> offered(programmes.begin(), programmes.end());
  if (allocation)
    for (const auto& [name, arm] : allocation->arms) offered.insert(arm.programmes.begin(), arm.programmes.end());
  if (offered.size() > kMost)
    f.problem(allocation ? "allocation" : "programmes", "config/range",
              f.path() + " offers " + std::to_string(offered.size()) + " programmes; " + std::to_string(kMost) +
                  " is the most in one scenario",
              "share them out over several scenarios");
}

void CombinationFields::visit(Fields& f) {
  f.share("each_further_effect_counts", overlap,
          {.doc = "programmes acting on one outcome: the largest effect counts in full, every other one times this"},
          1.0);
}

void ScenarioFile::visit(Fields& f) {
  f.text("title", title, {.doc = "what the file asks", .example = "CBT for our region"});
  f.text("summary", summary, {.doc = "a paragraph for readers"}, "");
  f.whole("seed", seed, {.doc = "names all luck: the same seed gives the same bytes", .low = 0, .high = 1.8e19},
          std::uint64_t{20270115});
  f.whole("draws", draws, {.doc = "draws of all uncertain parameters; 0 = central values", .low = 0, .high = 1e6}, 0U);
  f.whole("replicates", replicates, {.doc = "independent repeats of each draw", .low = 1, .high = 1e6}, 1U);
  f.section("time", time, {.doc = "how long, and when people are counted"});
  f.section("population", population, {.doc = "who is simulated, and where"});
  f.section("combination", combination, {.doc = "how several programmes add up"}, false);
  f.raw("history", history, {.doc = "natural history (read by the field of care)"}, false);
  f.raw("economics", economics, {.doc = "prices and utilities (read by the field of care)"}, false);
  f.named("staff", staff, {.doc = "roles and how they are shared"}, false);
  f.raw("programmes", programmes,
        {.doc = "programmes by name; those not written here are read from programmes/NAME.yaml; one that begins with "
                "'based_on: NAME' is laid over that file"},
        false);
  f.named("scenarios", scenarios, {.doc = "what is compared; the first is the reference"});
  f.raw("dependence", dependence, {.doc = "parameters that are drawn together"}, false);
  f.raw("trial", trial, {.doc = "the published trial that this file replays (read by 'carepath validate')"}, false);
  if (!f.describing() && f.clean() && scenarios.empty())
    f.problem("scenarios", "config/missing", "there is no scenario", "write for example 'usual care: {}'");
}

FieldDoc describe_scenario_file() { return describe<ScenarioFile>("A scenario file of carepath"); }

}  // namespace sim
