// carepath conformance: our answers beside exact and published ones.
#include <unistd.h>

#include <algorithm>

#include "app/commands/commands.hpp"
#include "app/commands/results_folder.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/conformance/report.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/stop.hpp"
#include "app/terminal/terminal.hpp"
#include "app/words.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

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

std::vector<conformance::Row> rows_of(const std::vector<const conformance::Case*>& chosen,
                                      const conformance::Work& work) {
  std::vector<conformance::Row> rows;
  ProgressLine line(terminal_of(STDERR_FILENO));
  const Stopwatch watch;
  constexpr double kParts = 1e6;  // the whole, for the line
  conformance::Work all = work;
  all.share_done = [&](double share) {
    say(line.update({static_cast<std::size_t>(kParts * share), static_cast<std::size_t>(kParts)},
                    watch.wall_seconds()));
  };
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    say(line.end() + chosen[i]->name + ": " + chosen[i]->about + "\n");
    for (auto& row : chosen[i]->rows(all.part(i, chosen.size()))) rows.push_back(std::move(row));
  }
  say(line.end());
  return rows;
}

// The rows by way of a folder: finished simulations are kept in it until all of them are.
std::vector<conformance::Row> kept_rows_of(const std::vector<const conformance::Case*>& chosen,
                                           const std::string& folder, const StopWatch& stop) {
  const ResultsFolder results(folder, true);
  const auto rows = rows_of(chosen, {results.unfinished(), [&] {
                                       if (stop.asked()) throw sim::Interrupted("stopped");
                                     }});
  sim::write_whole_file(folder + "/conformance.json", conformance::json_of(rows));
  results.drop_unfinished_work();
  return rows;
}

}  // namespace

Exit execute(const ConformanceRequest& request) {
  const auto chosen = wanted(request.cases);
  std::vector<conformance::Row> rows;
  if (request.folder.empty()) {
    rows = rows_of(chosen, {});
  } else {
    const StopWatch stop(farewell(request.words));
    try {
      rows = kept_rows_of(chosen, request.folder, stop);
    } catch (const sim::Interrupted&) {
      say(farewell(request.words));
      return static_cast<Exit>(stop.exit_code());
    }
  }
  print(request.json ? conformance::json_of(rows) : conformance::table_of(rows, terminal_of(STDOUT_FILENO)));
  return std::all_of(rows.begin(), rows.end(), conformance::passes) ? done : failed;
}

}  // namespace app
