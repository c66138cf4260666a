#include "app/commands/standalone.hpp"

#include <filesystem>

#include "app/commands/load.hpp"
#include "app/config_root.hpp"
#include "app/trials/calibration_file.hpp"
#include "sim/care/read_programme.hpp"
#include "sim/care/states/numbers.hpp"
#include "sim/config/include.hpp"
#include "sim/config/set_value.hpp"
#include "sim/run/scenario_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// The section `name` of the first file in a folder of the configuration: what a file on its own is tried with.
sim::Value usual_section(const std::string& root, const char* folder, const char* name, sim::Problems& problems) {
  const auto names = names_in(root, folder);
  if (names.empty()) return {};
  const auto tree = sim::read_file((fs::path(root) / folder / (names.front() + ".yaml")).string(), root, problems);
  const sim::Value* section = tree.find(name);
  return section ? *section : sim::Value{};
}

sim::Value word(const char* text) { return sim::Value::scalar(text, {}); }

// People with every attribute that a multi-state history asks for.
sim::Value stand_in_population(const sim::Value& history) {
  const auto attribute = [](const char* dist, const char* key, const char* value) {
    sim::Value made = sim::Value::map({});
    made.set("dist", {}, word(dist));
    made.set(key, {}, word(value));
    return made;
  };
  sim::Value attributes = sim::Value::map({});
  attributes.set("age", {}, attribute("fixed", "value", "50 years"));
  attributes.set("female", {}, attribute("yes_no", "share", "0.5"));
  const sim::Value* transitions = history.find("transitions");
  for (const auto& transition : transitions ? transitions->entries() : std::vector<sim::Value::Entry>{}) {
    const sim::Value* ratios = transition.value.find("ratios");
    for (const auto& ratio : ratios ? ratios->entries() : std::vector<sim::Value::Entry>{})
      if (attributes.find(ratio.key) == nullptr && ratio.key != "age_now" && ratio.key != "years_since_entry")
        attributes.set(ratio.key, {}, attribute("fixed", "value", "0"));
  }
  sim::Value population = sim::Value::map({});
  population.set("attributes", {}, std::move(attributes));
  return population;
}

// The catalogue of the field of care, with the sections of `tree` where it has them and the usual ones elsewhere.
sim::Catalogue catalogue_with(const sim::Value& tree, const std::string& root, sim::Reading& reading) {
  sim::CareSections sections;
  sections.config_root = root;
  const auto section = [&](const char* folder, const char* name) {
    const sim::Value* own = tree.find(name);
    return own ? *own : usual_section(root, folder, name, reading.problems);
  };
  sections.history = section("histories", "history");
  const bool states = sim::states::is_state_history(sections.history);
  sections.population = states && tree.find("population") == nullptr ? stand_in_population(sections.history)
                                                                     : section("populations", "population");
  // States have costs of their own.
  sections.economics = states && tree.find("economics") == nullptr ? sim::Value{} : section("economics", "economics");
  if (!reading.problems.empty()) return {};
  return chronic_pain().catalogue(sections, reading);
}

// Everybody who could be paid, always there.
void add_every_role(sim::Model& model) {
  const std::string minutes_of = "minutes of ";
  for (std::size_t r = 0; r < model.resources.size(); ++r) {
    const std::string& resource = model.resources[r].name;
    if (resource.starts_with(minutes_of))
      model.roles.push_back(
          {resource.substr(minutes_of.size()), 1, 40, 0, sim::Sharing::all, static_cast<sim::ResourceId>(r)});
  }
}

// Large enough that no group is refused for want of patients.
sim::Setting one_large_site() {
  sim::Setting setting;
  setting.sites.push_back({.patients = 10'000, .clinicians = 100});
  setting.patients = 10'000;
  setting.clinicians = 100;
  return setting;
}

}  // namespace

FileKind kind_of(const sim::Value& tree) {
  const auto has = [&](const char* key) { return tree.find(key) != nullptr; };
  if (has("study") || has("sweep")) return FileKind::study;
  if (has("scenarios") || has("time")) return FileKind::scenario;
  if (has("calibration")) return FileKind::calibration;
  if (has("programme") || has("pathway")) return FileKind::programme;
  if (has("evidence")) return FileKind::evidence;
  if (has("population")) return FileKind::population;
  if (has("history")) return FileKind::history;
  if (has("economics")) return FileKind::economics;
  return FileKind::scenario;
}

sim::Value read_config(const std::string& what, const std::vector<std::string>& sets, sim::Problems& problems) {
  const std::string file = file_named(what);
  sim::Value tree = sim::read_named_file(file, config_root_of(file).value_or(""), problems);
  int number = 0;
  for (const std::string& set : sets) sim::set_value(tree, set, ++number, problems);
  return tree;
}

std::optional<LoneProgramme> load_programme(const std::string& file, const std::vector<std::string>& sets,
                                            sim::Problems& problems) {
  const std::string root = config_root_of(file).value_or("");
  LoneProgramme lone;
  lone.tree = read_config(file, sets, problems);
  const sim::Evidence evidence = sim::load_evidence(root, problems);
  sim::Reading reading{problems, &evidence};
  if (!problems.empty()) return std::nullopt;
  lone.model = std::make_unique<sim::Model>();
  static_cast<sim::Catalogue&>(*lone.model) = catalogue_with(lone.tree, root, reading);
  if (!problems.empty()) return std::nullopt;
  lone.model->setting = one_large_site();
  add_every_role(*lone.model);
  reading.uses.clear();
  sim::PurposeRegistry purposes;
  sim::ProgrammeReading context{.model = *lone.model,
                                .reading = reading,
                                .purposes = purposes,
                                .name = fs::path(file).stem().string(),
                                .alone = true};
  sim::read_programme(lone.tree, chronic_pain().verbs, context);
  if (!problems.empty()) return std::nullopt;
  lone.uses = reading.uses;
  return lone;
}

std::optional<sim::Catalogue> usual_catalogue(const std::string& root, sim::Problems& problems) {
  if (names_in(root, "histories").empty()) return std::nullopt;
  const sim::Evidence evidence = sim::load_evidence(root, problems);
  sim::Reading reading{problems, &evidence};
  sim::Catalogue made = catalogue_with(sim::Value::map({}), root, reading);
  if (!problems.empty()) return std::nullopt;
  return made;
}

void check_alone(const std::string& file, FileKind kind, const std::vector<std::string>& sets,
                 sim::Problems& problems) {
  if (kind == FileKind::programme) {
    load_programme(file, sets, problems);
    return;
  }
  if (kind == FileKind::calibration) {
    read_calibration(file, config_root_of(file).value_or(""), problems);
    return;
  }
  const sim::Value tree = read_config(file, sets, problems);
  if (!problems.empty()) return;
  if (kind == FileKind::evidence) {
    sim::Evidence().add(tree, problems);
    return;
  }
  const std::string root = config_root_of(file).value_or("");
  const sim::Evidence evidence = sim::load_evidence(root, problems);
  sim::Reading reading{problems, &evidence};
  if (kind == FileKind::population) sim::read<sim::PopulationFields>(*tree.find("population"), "population", reading);
  if (problems.empty()) catalogue_with(tree, root, reading);
}

}  // namespace app
