// carepath conformance: our answers beside exact and published ones.
#include <unistd.h>

#include <algorithm>

#include "app/commands/commands.hpp"
#include "app/conformance/report.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

std::vector<const conformance::Case*> wanted(const std::vector<std::string>& names) {
  std::vector<const conformance::Case*> chosen;
  std::vector<std::string> known;
  for (const auto& c : conformance::cases()) {
    known.push_back(c.name);
    if (names.empty() || std::find(names.begin(), names.end(), c.name) != names.end()) chosen.push_back(&c);
  }
  sim::Problems problems;
  for (const auto& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.add("config/choice", {}, "there is no conformance case " + sim::in_quotes(name),
                   sim::did_you_mean(name, known, "the cases are " + sim::in_words(known)));
  problems.stop_if_any();
  return chosen;
}

}  // namespace

Exit execute(const ConformanceRequest& request) {
  std::vector<conformance::Row> rows;
  for (const auto* c : wanted(request.cases)) {
    say(c->name + ": " + c->about + "\n");
    for (auto& row : c->rows()) rows.push_back(std::move(row));
  }
  print(request.json ? conformance::json_of(rows) : conformance::table_of(rows, terminal_of(STDOUT_FILENO)));
  return std::all_of(rows.begin(), rows.end(), conformance::passes) ? done : failed;
}

}  // namespace app
