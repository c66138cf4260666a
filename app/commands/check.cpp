// carepath check: every problem of every file; nothing is run.
#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/standalone.hpp"
#include "app/study/load_study.hpp"
#include "app/terminal/terminal.hpp"
#include "app/trials/replay.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

void check_file(const std::string& file, const std::vector<std::string>& sets, sim::Problems& problems) {
  sim::Problems of_reading;
  const sim::Value tree = read_config(file, sets, of_reading);
  const FileKind kind = kind_of(tree);
  if (kind == FileKind::scenario && tree.find("trial") != nullptr)
    load_trial(file, sets, false, problems);
  else if (kind == FileKind::scenario)
    load_scenario(file, sets, problems);
  else if (kind == FileKind::study)
    check_study(file, sets, problems);
  else
    check_alone(file, kind, sets, problems);
}

}  // namespace

Exit execute(const CheckRequest& request) {
  sim::Problems problems;
  for (const std::string& file : request.files) check_file(file, request.sets, problems);
  if (request.json)
    print(problems.json() + "\n");
  else if (problems.empty())
    for (const std::string& file : request.files) print(sim::harmless(file) + ": no problems\n");
  else
    say(problems.text());
  return problems.empty() ? done : configuration;
}

}  // namespace app
