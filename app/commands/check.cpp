// carepath check: every problem of every file; nothing is run.
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/entry_notes.hpp"
#include "app/commands/load.hpp"
#include "app/commands/standalone.hpp"
#include "app/study/load_study.hpp"
#include "app/terminal/terminal.hpp"
#include "app/trials/replay.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

// Adds what is wrong; the sentences are about files that are sound and yet cannot be meant so.
std::vector<std::string> check_file(const std::string& file, const std::vector<std::string>& sets,
                                    sim::Problems& problems) {
  std::vector<std::string> notes;
  sim::Problems of_reading;
  const sim::Value tree = read_config(file, sets, of_reading);
  const FileKind kind = kind_of(tree);
  if (kind == FileKind::scenario && tree.find("trial") != nullptr) {
    load_trial(file_named(file), sets, false, problems);
  } else if (kind == FileKind::scenario) {
    sim::Problems own;
    const auto project = load_scenario(file, sim::Overrides{.sets = sets}, own);
    if (own.empty()) {
      notes = entry_notes(*project);
      for (std::string& note : staff_notes(*project, tree)) notes.push_back(std::move(note));
      for (std::string& note : meeting_notes(*project)) notes.push_back(std::move(note));
      for (std::string& note : overlaid_notes(*project, sets)) notes.push_back(std::move(note));
    }
    for (const auto& problem : own.all()) problems.add(problem);
  } else if (kind == FileKind::study) {
    check_study(file, sets, problems);
  } else {
    check_alone(file_named(file), kind, sets, problems);
  }
  return notes;
}

std::string json_of(const sim::Problems& problems, const std::vector<std::string>& notes) {
  using Json = nlohmann::ordered_json;
  Json all = Json::parse(problems.json());
  for (const std::string& note : notes)
    all.push_back({{"severity", "note"}, {"code", "note/entry"}, {"message", note}, {"help", ""}});
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Exit execute(const CheckRequest& request) {
  sim::Problems problems;
  std::vector<std::string> notes;
  for (const std::string& file : request.files) {
    try {
      for (std::string& note : check_file(file, request.sets, problems)) notes.push_back(std::move(note));
    } catch (const sim::ConfigError& error) {  // A name that nothing has.
      for (const auto& problem : error.problems.all()) problems.add(problem);
    }
  }
  if (request.json) {
    print(notes.empty() ? problems.json() + "\n" : json_of(problems, notes));
    return problems.empty() ? done : configuration;
  }
  for (const std::string& note : notes) say("note: " + sim::harmless(note) + "\n");
  if (problems.empty())
    for (const std::string& file : request.files) print(sim::harmless(file) + ": no problems\n");
  else
    say(problems.text());
  return problems.empty() ? done : configuration;
}

}  // namespace app
