#include "app/story/scenario_text.hpp"

#include "app/picture/step_words.hpp"
#include "app/terminal/numbers.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

std::string count(double n, const char* one, const char* many) {
  return number_words(n, {1, 0}) + " " + (n == 1 ? one : many);
}

const char* unit_words(sim::Sharing by) {
  switch (by) {
    case sim::Sharing::site: return "at every site";
    case sim::Sharing::hub: return "for every hub, shared by its sites";
    case sim::Sharing::region: return "for every region, shared by its sites";
    case sim::Sharing::all: return "for all sites together";
  }
  return "";
}

std::string role_text(const std::string& name, const sim::RoleFields& role) {
  std::string text = "  - " + spaced(sim::harmless(name)) + ": ";
  if (role.at_once > 0)
    return text + count(role.at_once, "person", "people") + " on duty, " + unit_words(role.shared_by) + ".\n";
  return text + number_words(role.fte) + " full-time equivalents of " + number_words(role.hours_per_week, {0.1, 1}) +
         " hours a week, " + unit_words(role.shared_by) + ".\n";
}

std::string offered(const std::vector<std::string>& programmes) {
  if (programmes.empty()) return "usual care only";
  std::vector<std::string> names;
  for (const auto& name : programmes) names.push_back(sim::harmless(name));
  return sim::in_words(names);
}

}  // namespace

std::string study_text(const sim::Project& project) {
  const sim::ScenarioFile& file = project.file();
  const sim::SettingFields& setting = file.population.setting;
  std::string text = sim::harmless(file.title) + "\n";
  if (!file.summary.empty()) text += sim::harmless(file.summary) + "\n";
  int n = 0;
  const auto sentence = [&](const std::string& words) { text += std::to_string(++n) + ". " + words + ".\n"; };
  std::string who = count(setting.patients, "patient", "patients") + " at " + count(setting.sites, "site", "sites");
  if (!file.population.title.empty()) who += ": " + sim::harmless(file.population.title);
  sentence(who);
  if (setting.arrivals_per_year > 0)
    sentence("New patients join: " + number_words(setting.arrivals_per_year, {1, 0}) + " a year");
  sentence("They are followed for " + time_words(static_cast<double>(file.time.horizon.minutes)) +
           " and counted every " + time_words(static_cast<double>(file.time.panel.minutes)));
  if (file.draws == 0)
    sentence("Every uncertain number is at its central value; " + count(file.replicates, "replicate", "replicates"));
  else
    sentence(count(file.draws, "draw", "draws") + " of " +
             count(static_cast<double>(project.parameters().size()), "uncertain number", "uncertain numbers") + ", " +
             count(file.replicates, "replicate", "replicates") + " of each");
  sentence("All luck is named by the seed " + std::to_string(file.seed));
  if (!file.staff.empty()) {
    sentence("Staff for the programmes");
    for (const auto& [name, role] : file.staff) text += role_text(name, role);
  }
  return text;
}

std::string scenario_text(const sim::Project& project, std::size_t scenario, const sim::Model&) {
  const auto& [name, fields] = project.file().scenarios[scenario];
  std::string text = "\nScenario '" + sim::harmless(name) + "'" + (scenario == 0 ? " (the reference)" : "") + "\n";
  if (!fields.note.empty()) text += "  " + sim::harmless(fields.note) + "\n";
  if (!fields.allocation) {
    text += "  Offered: " + offered(fields.programmes) + ".\n";
  } else {
    for (const auto& [arm, one] : fields.allocation->arms)
      text += "  Arm '" + sim::harmless(arm) + "' (weight " + std::to_string(one.share) +
              "): " + offered(one.programmes) + ".\n";
  }
  for (const auto& entry : fields.set.entries())
    text += "  Here " + sim::harmless(entry.key) + " is " + sim::harmless(sim::on_one_line(entry.value)) + ".\n";
  return text;
}

}  // namespace app
