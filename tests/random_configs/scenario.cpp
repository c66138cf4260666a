#include "tests/random_configs/scenario.hpp"

#include <algorithm>

#include "tests/random_configs/choice.hpp"
#include "tests/random_configs/history.hpp"
#include "tests/random_configs/pathway.hpp"

namespace random_configs {

namespace {

constexpr int kPatientYears = 1'000;

const std::vector<std::string> kRoles = {
    "behaviourist", "nurse",    "physical_therapist",   "pharmacist",    "care_manager", "nurse_care_manager",
    "psychiatrist", "detailer", "addiction_counsellor", "social_worker", "physician"};
const std::vector<std::string> kShipped = {"brief_intervention", "collaborative_care", "group_cbt",
                                           "integrated_group",   "nurse_light",        "nurse_managed"};

// How much is simulated: years x patients x pieces stay within kPatientYears.
struct Size {
  int months = 12, patients = 50, draws = 0, replicates = 1, sites = 1, scenarios = 1;
};

Size size(int most_scenarios) {
  Size s;
  s.scenarios = between(1, most_scenarios);
  s.draws = once_in(3) ? between(1, 3) : 0;
  s.replicates = between(1, 3);
  s.months = between(1, 120);
  const int pieces = std::max(1, s.draws) * s.replicates * s.scenarios;
  s.patients = between(1, std::max(1, kPatientYears * 12 / pieces / s.months));
  s.sites = between(1, 6);
  return s;
}

std::string head(const Size& s) {
  std::string text = "carepath: 1\ntitle: A random scenario\nseed: " + std::to_string(between(0, 1'000'000)) + "\n";
  text += "draws: " + std::to_string(s.draws) + "\nreplicates: " + std::to_string(s.replicates) + "\n";
  return text + "time: {horizon: " + std::to_string(s.months) +
         " months, panel: " + std::to_string(between(1, s.months)) + " months}\n";
}

std::string setting(const Size& s) {
  const int hubs = between(1, s.sites), regions = between(1, hubs);
  std::vector<std::string> entries = {"sites: " + std::to_string(s.sites), "hubs: " + std::to_string(hubs),
                                      "regions: " + std::to_string(regions),
                                      "patients_per_clinician: " + std::to_string(between(1, 40))};
  const bool open = once_in(4);
  const int at_start = open ? s.patients / 2 : s.patients;
  entries.push_back("patients: " + std::to_string(at_start));
  if (open) entries.push_back("arrivals_per_year: " + std::to_string((s.patients - at_start) * 12 / s.months));
  if (once_in(3)) entries.push_back("size_dispersion: " + decimal(between(5, 50), 1));
  return group_of(entries);
}

std::string staff(const std::vector<std::string>& roles, const std::vector<std::string>& servers) {
  std::string text = "staff:\n";
  for (const auto& role : roles)
    text += "  " + role + ": {fte: " + decimal(between(1, 400), 2) +
            ", hours_per_week: " + std::to_string(between(4, 40)) +
            ", shared_by: " + one_of({"site", "hub", "region", "all"}) + "}\n";
  for (const auto& server : servers)
    text += "  " + server + ": {at_once: " + std::to_string(between(1, 6)) +
            ", shared_by: " + one_of({"site", "region", "all"}) + "}\n";
  return roles.empty() && servers.empty() ? "" : text;
}

std::vector<std::string> some_of(const std::vector<std::string>& items, int most) {
  std::vector<std::string> chosen;
  for (int left = between(0, most); left > 0; --left) {
    const std::string item = one_of(items);
    if (std::find(chosen.begin(), chosen.end(), item) == chosen.end()) chosen.push_back(item);
  }
  return chosen;
}

std::string arms(const std::vector<std::string>& programmes) {
  std::string text = "allocation: {unit: " + one_of({"patient", "clinician", "site"}) +
                     ", arms: {control: {}, treated: {programmes: " + list_of(some_of(programmes, 2)) + "}}";
  if (once_in(3)) text += ", contamination: " + percent(0, 100);
  return text + "}";
}

std::string chronic_pain() {
  const Size s = size(4);
  std::string text = head(s);
  text += "include: [../populations/" + one_of({"ppact_like", "topcare_like", "medication_for_oud"}) +
          ".yaml, ../histories/chronic_pain.yaml, ../economics/united_states.yaml]\n";
  text += "population: {setting: " + setting(s) + "}\n" + staff(kRoles, {});
  if (once_in(3)) text += "combination: {each_further_effect_counts: " + decimal(between(0, 10), 1) + "}\n";
  Surroundings around;
  around.roles = kRoles;
  around.conditions = {"pegs: at least 5",
                       "mme: at least 50",
                       "oud_active: yes",
                       "depressed: yes",
                       "long_term_opioids: at least 90 days",
                       "mme: at most 0"};
  around.targets = {"pegs: {size: -0.6",       "phq: {size: -1.5",       "log_mme: {size: -0.1",
                    "rate.taper: {ratio: 1.4", "rate.stop: {ratio: 0.8", "satisfaction_primary: {size: 0.2"};
  around.lines = {"materials of group_cbt", "decision tools", "registry of collaborative_care"};
  around.clinical = true;
  std::vector<std::string> known = kShipped;
  const int invented = between(0, 2);
  if (invented > 0) text += "programmes:\n";
  for (int i = 0; i < invented; ++i) {
    known.push_back("invented_" + std::to_string(i));
    text += programme(known.back(), around);
  }
  text += "scenarios:\n";
  for (int i = 0; i < s.scenarios; ++i) {
    std::vector<std::string> entries;
    if (once_in(4))
      entries.push_back(arms(known));
    else if (i > 0)
      entries.push_back("programmes: " + list_of(some_of(known, 3)));
    if (once_in(3)) entries.push_back("set: {staff." + one_of(kRoles) + ".fte: " + decimal(between(0, 300), 2) + "}");
    text += "  scenario " + std::to_string(i) + ": " + group_of(entries) + "\n";
  }
  return text;
}

std::string attributes() {
  return "age: {dist: normal, mean: " + std::to_string(between(20, 80)) +
         " years, sd: " + std::to_string(between(1, 12)) +
         " years, within: [18 years, 90 years]}, female: {dist: yes_no, share: " + percent(0, 100) + "}";
}

std::string states() {
  const Size s = size(3);
  const bool with_attributes = once_in(2);
  std::string text = head(s) + "population: {setting: " + setting(s);
  text += ", attributes: {" +
          (with_attributes ? attributes() : "risk: {dist: yes_no, share: " + percent(0, 100) + "}") + "}";
  const History made = history(with_attributes);
  text += "}\n" + made.text + "scenarios:\n";
  for (int i = 0; i < s.scenarios; ++i)
    text += "  scenario " + std::to_string(i) + ": {" +
            (made.strategies.empty() ? "" : "set: {history.strategy: " + one_of(made.strategies) + "}") + "}\n";
  return text;
}

std::string queues() {
  const Size s = size(3);
  std::string text = head(s) + "history: none\npopulation: {setting: " + setting(s);
  Surroundings around;
  if (once_in(2)) {
    text += ", attributes: {urgent: {dist: yes_no, share: " + percent(0, 100) + "}}";
    around.conditions = {"urgent: at least 1"};
  }
  text += "}\n";
  for (int i = between(0, 2); i > 0; --i) around.roles.push_back("role_" + std::to_string(i));
  for (int i = between(1, 2); i > 0; --i) around.servers.push_back("server_" + std::to_string(i));
  text += staff(around.roles, around.servers) + "programmes:\n";
  std::vector<std::string> known;
  for (int i = between(1, 3); i > 0; --i) {
    known.push_back("invented_" + std::to_string(i));
    text += programme(known.back(), around);
  }
  text += "scenarios:\n";
  for (int i = 0; i < s.scenarios; ++i)
    text += "  scenario " + std::to_string(i) + ": {programmes: " + list_of(some_of(known, 3)) + "}\n";
  return text;
}

}  // namespace

rc::Gen<std::string> scenario() {
  return rc::gen::exec([] {
    switch (between(0, 2)) {
      case 0: return queues();
      case 1: return states();
      default: return chronic_pain();
    }
  });
}

std::string scenario_number(std::uint64_t n) {
  constexpr int kUsualSize = 100;
  return scenario()(rc::Random(n), kUsualSize).value();
}

}  // namespace random_configs
