// carepath evidence: the numbers of the model, found by words, with their sources and where they act.
#include "app/commands/commands.hpp"
#include "app/config_root.hpp"
#include "app/evidence/evidence_list.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

std::string root_of(const EvidenceRequest& request, sim::Problems& problems) {
  if (!request.configs.empty()) return request.configs;
  const auto root = config_root_of(".");
  if (!root)
    problems.add("config/file", {}, "no folder with evidence/ was found",
                 "name one: --configs my_clinic, or set CAREPATH_CONFIGS");
  return root.value_or("");
}

// A word of the search that no row holds may be an id with a slip in it.
std::string nothing_found(const EvidenceRequest& request, const std::string& root, const sim::Evidence& evidence) {
  std::string text = "no row in " + sim::harmless(root) + "/evidence holds " +
                     sim::harmless(sim::in_words(request.search)) + " (--configs names another folder)\n";
  if (request.search.size() != 1) return text + "    help: fewer words find more\n";
  const std::string near = sim::did_you_mean(request.search.front(), evidence.ids());
  return near.empty() ? text : text + "    help: " + near + "\n";
}

}  // namespace

Exit execute(const EvidenceRequest& request) {
  sim::Problems problems;
  const std::string root = root_of(request, problems);
  problems.stop_if_any();
  const sim::Evidence evidence = sim::load_evidence(root, problems);
  problems.stop_if_any();
  const auto rows = rows_with(evidence, where_used(root, evidence), request.search);
  if (request.json) {
    print(json_of(rows));
    return done;
  }
  print(text_of(rows, terminal_of(1)));
  if (rows.empty())
    say(nothing_found(request, root, evidence));
  else
    say(std::to_string(rows.size()) + (rows.size() == 1 ? " row" : " rows") + " of " + sim::harmless(root) +
        "/evidence\n");
  return done;
}

}  // namespace app
