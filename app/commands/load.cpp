#include "app/commands/load.hpp"

#include "app/config_root.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

std::string file_named(const std::string& what) {
  std::vector<std::string> known;
  if (what.find_first_of("/.") != std::string::npos) return what;  // A path: whoever reads it says what is wrong.
  const auto file = find_config(what, known);
  if (file) return *file;
  sim::Problems problems;
  problems.add("config/include", {}, "there is no file and no programme, scenario or study " + sim::in_quotes(what),
               sim::did_you_mean(what, known, known.empty() ? "" : "known are " + sim::in_words(known)));
  throw sim::ConfigError(problems);
}

std::unique_ptr<sim::Project> load_scenario(const std::string& file, sim::Overrides overrides,
                                            sim::Problems& problems) {
  const std::string named = file_named(file);
  overrides.config_root = config_root_of(named).value_or("");
  return std::make_unique<sim::Project>(named, chronic_pain(), overrides, problems);
}

std::unique_ptr<sim::Project> load_scenario(const std::string& file, const std::vector<std::string>& sets) {
  sim::Problems problems;
  auto project = load_scenario(file, sim::Overrides{.sets = sets}, problems);
  problems.stop_if_any();
  return project;
}

std::size_t find_scenario(const sim::Project& project, const std::string& name) {
  if (name.empty()) return 0;
  std::vector<std::string> names;
  for (const auto& [known, fields] : project.file().scenarios) {
    if (known == name) return names.size();
    names.push_back(known);
  }
  sim::Problems problems;
  problems.add("config/choice", {}, "there is no scenario " + sim::in_quotes(name) + " in this file",
               sim::did_you_mean(name, names, "its scenarios are " + sim::in_words(names)));
  throw sim::ConfigError(problems);
}

}  // namespace app
