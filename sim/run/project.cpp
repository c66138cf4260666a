#include "sim/run/project.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "sim/config/set_value.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/build_model.hpp"

namespace sim {

namespace {

namespace fs = std::filesystem;

std::string root_above(const fs::path& file) {
  std::error_code ignored;
  for (fs::path folder = fs::absolute(file, ignored).parent_path();; folder = folder.parent_path()) {
    if (fs::is_directory(folder / "evidence", ignored)) return folder.string();
    if (folder == folder.parent_path()) return {};
  }
}

std::string whole_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::set<std::string> programmes_named(const ScenarioFile& file) {
  std::set<std::string> names;
  for (const auto& [name, scenario] : file.scenarios) {
    names.insert(scenario.programmes.begin(), scenario.programmes.end());
    if (!scenario.allocation) continue;
    for (const auto& [arm, fields] : scenario.allocation->arms)
      names.insert(fields.programmes.begin(), fields.programmes.end());
  }
  return names;
}

// Where a scenario or one of its arms names the programme.
Origin place_of_name(const Value& group, const std::string& name) {
  if (const Value* list = group.find("programmes"))
    for (const Value& item : list->items())
      if (item.text() == name) return item.origin();
  if (const Value* allocation = group.find("allocation"))
    if (const Value* arms = allocation->find("arms"))
      for (const auto& arm : arms->entries())
        if (const Origin where = place_of_name(arm.value, name); where.file) return where;
  return {};
}

Origin place_of_programme(const Value& tree, const std::string& name) {
  const Value& scenarios = *tree.find("scenarios");
  for (const auto& scenario : scenarios.entries())
    if (const Origin where = place_of_name(scenario.value, name); where.file) return where;
  return scenarios.origin();
}

// "group_cbt" of "programmes.group_cbt.pathway[0]": the programme inside which a --set changes something.
std::string programme_of(const std::string& set) {
  constexpr std::string_view start = "programmes.";
  if (!set.starts_with(start)) return {};
  const auto end = set.find_first_of(".[=", start.size());
  return end == std::string::npos || set[end] == '=' ? std::string() : set.substr(start.size(), end - start.size());
}

// A --set inside a programme that the file only names, or bases on another, can be done once that file is read.
bool waits_for_file(const std::string& set, const Value& tree) {
  const std::string name = programme_of(set);
  const Value* programmes = tree.find("programmes");
  const Value* written = programmes ? programmes->find(name) : nullptr;
  return !name.empty() && (written == nullptr || written->find("based_on") != nullptr);
}

/// One setting laid over the file: its path first, as `--set` writes it, who says so, and where that is written.
struct Overlay {
  std::string text, who;
  Origin where;
  std::function<void(Value&)> lay;
};

std::vector<Overlay> overlays_of(const Overrides& overrides, Problems& problems) {
  std::vector<Overlay> all;
  for (std::size_t i = 0; i < overrides.sets.size(); ++i) {
    const std::string& set = overrides.sets[i];
    const int number = static_cast<int>(i) + 1;
    all.push_back({set, "--set #" + std::to_string(number), {}, [&set, number, &problems](Value& tree) {
                     set_value(tree, set, number, problems);
                   }});
  }
  for (const Value::Entry& entry : overrides.entries)
    all.push_back({entry.key + "=", overrides.entries_of, entry.key_origin,
                   [&](Value& tree) { set_value(tree, entry, overrides.entries_of, problems); }});
  return all;
}

// A programme that no scenario names cannot be changed.
bool is_named(const Overlay& set, const std::set<std::string>& names, Problems& problems) {
  const std::string name = programme_of(set.text);
  if (names.contains(name)) return true;
  const std::vector<std::string> known(names.begin(), names.end());
  problems.add("config/set", set.where, set.who + ": no scenario has a programme " + in_quotes(name),
               did_you_mean(name, known, known.empty() ? "" : "the programmes here are " + in_words(known)));
  return false;
}

}  // namespace

Project::Project(const std::string& path, const FieldOfCare& field, const Overrides& overrides, Problems& problems)
    : field_(field), config_root_(overrides.config_root.empty() ? root_above(path) : overrides.config_root) {
  tree_ = read_named_file(path, config_root_, problems, &files_);
  if (!problems.empty()) return;
  text_ = whole_text(path);
  const auto overlays = overlays_of(overrides, problems);
  std::vector<const Overlay*> later;
  for (const Overlay& set : overlays) {
    if (waits_for_file(set.text, tree_))
      later.push_back(&set);
    else
      set.lay(tree_);
  }
  evidence_ = load_evidence(config_root_, problems, &files_);
  Reading reading{problems, &evidence_};
  file_ = read<ScenarioFile>(tree_, "", reading);
  if (!problems.empty()) return;
  add_programmes(problems);
  const auto names = programmes_named(file_);
  for (const Overlay* set : later)
    if (problems.empty() && is_named(*set, names, problems)) set->lay(tree_);
  if (problems.empty()) collect(problems);
}

// A programme as the configuration folder has it.
Value Project::programme_file(const std::string& name, const Origin& where, Problems& problems) {
  const fs::path folder = fs::path(config_root_) / "programmes";
  std::error_code ignored;
  const fs::path file = folder / (name + ".yaml");
  if (fs::is_regular_file(file, ignored)) return read_file(file.string(), config_root_, problems, &files_);
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".yaml") known.push_back(entry.path().stem().string());
  for (const auto& entry : tree_.find("programmes")->entries()) known.push_back(entry.key);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  problems.add({"config/choice", where, "no programme '" + name + "'",
                did_you_mean(name, known, "the programmes are " + in_words(known))});
  return Value::null(where);
}

// Programmes that the scenarios name and the file does not spell out come from programmes/NAME.yaml; one that is based
// on such a file is laid over it.
void Project::add_programmes(Problems& problems) {
  if (tree_.find("programmes") == nullptr) tree_.set("programmes", tree_.origin(), Value::map(tree_.origin()));
  Value& programmes = *tree_.find("programmes");
  for (const auto& name : programmes_named(file_)) {
    Value* written = programmes.find(name);
    const Value* base = written ? written->find("based_on") : nullptr;
    if (written && !base) continue;
    const Origin where = base ? base->origin() : place_of_programme(tree_, name);
    Value programme = programme_file(base ? base->text() : name, where, problems);
    if (programme.is_null()) continue;
    if (base) {
      Value over = std::move(*written);
      over.remove("based_on");
      programme.merge(std::move(over));
    }
    programmes.set(name, programme.origin(), std::move(programme));
  }
}

// Every scenario once at central values: all problems, all uses of evidence, all uncertain parameters.
void Project::collect(Problems& problems) {
  Reading reading{problems, &evidence_};
  for (std::size_t s = 0; s < file_.scenarios.size(); ++s) {
    if (!problems.empty()) {  // A reading with problems stops early: the others are read for theirs.
      Problems others;
      Reading again{others, &evidence_};
      build(s, 0, true, again, nullptr);
      for (const Problem& problem : others.all()) problems.add(problem);
      continue;
    }
    const std::size_t first = reading.uses.size();
    std::shared_ptr<const Model> model = build(s, 0, true, reading, s == 0 ? &files_ : nullptr);
    // What a draw changes lies in the history alone: then it can be drawn again without reading.
    const bool in_history =
        std::all_of(reading.uses.begin() + static_cast<std::ptrdiff_t>(first), reading.uses.end(),
                    [](const ParameterUse& use) { return !use.uncertain || use.path.starts_with("history."); });
    central_.push_back(in_history ? std::move(model) : nullptr);
  }
  if (!problems.empty()) return;
  std::set<std::string> seen;
  for (auto& use : reading.uses)
    if (seen.insert(use.path + " " + use.parameter).second) uses_.push_back(std::move(use));
  parameters_ = reading.parameters;
  const auto dependence =
      file_.dependence.is_null() ? std::vector<Dependence>{} : read_dependence(file_.dependence, parameters_, problems);
  if (!problems.empty()) return;
  for (std::uint32_t d = 0; d < file_.draws; ++d)
    values_.push_back(draw_parameters(parameters_, file_.seed, d, dependence));
  if (central()) values_.emplace_back();
}

std::unique_ptr<Model> Project::build(std::size_t scenario, std::uint32_t draw, bool is_central, Reading& reading,
                                      std::vector<FileRead>* files) const {
  const ModelRequest request{field_, tree_, config_root_, scenario, draw, is_central, files};
  return build_model(request, reading);
}

std::shared_ptr<const Model> Project::compile(std::size_t scenario, std::uint32_t draw) const {
  if (central()) return compile_central(scenario);
  if (central_[scenario])
    if (auto model = central_[scenario]->redrawn(values_[draw])) return model;
  Problems problems;
  Reading reading{problems, &evidence_, &values_[draw]};
  auto model = build(scenario, draw, false, reading);
  if (!problems.empty()) throw ConfigError(problems);
  return model;
}

bool Project::redraws(std::size_t scenario) const {
  return !central() && central_[scenario] && central_[scenario]->redrawn(values_.front());
}

std::shared_ptr<const Model> Project::compile_at(std::size_t scenario, const StudyPoint& point) const {
  Problems problems;
  Reading reading{problems, &evidence_, &point.values};
  Value own;
  if (!point.sets.empty()) {
    own = tree_;
    int number = 0;
    for (const std::string& set : point.sets) set_value(own, set, ++number, problems);
  }
  const Value& tree = point.sets.empty() ? tree_ : own;
  std::unique_ptr<Model> model;
  if (problems.empty())
    model = build_model({field_, tree, config_root_, scenario, point.draw.value_or(0), !point.draw, nullptr}, reading);
  if (!problems.empty()) throw ConfigError(problems);
  return model;
}

std::shared_ptr<const Model> Project::compile_central(std::size_t scenario) const {
  Problems problems;
  Reading reading{problems, &evidence_};
  auto model = build(scenario, 0, true, reading);
  if (!problems.empty()) throw ConfigError(problems);
  return model;
}

std::shared_ptr<const Model> Project::compile_at(std::size_t scenario, const ParameterValues& values) const {
  Problems problems;
  Reading reading{problems, &evidence_, &values};
  auto model = build(scenario, 0, true, reading);
  if (!problems.empty()) throw ConfigError(problems);
  return model;
}

std::string Project::canonical() const {
  std::string text = "model " + field_.version + "\n";
  for (const auto& file : files_) text += file.sha256 + "\n";
  return text + to_yaml(tree_);
}

}  // namespace sim
