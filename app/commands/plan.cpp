// carepath plan: what a study will take, from its design and three runs that are timed.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/commands/commands.hpp"
#include "app/commands/entry_notes.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/story/study_text.hpp"
#include "app/study/sweep.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

namespace study = sim::study;

/// CPU seconds of one row of all scenarios: compiling, and each replicate.
struct Cost {
  double compile = 0, replicate = 0;
};

double timed(const LoadedStudy& loaded, const study::Stage& stage, study::DesignRow row, std::uint32_t replicates) {
  row.replicates = replicates;
  const Stopwatch watch;
  run_row(loaded, stage, row);
  return watch.cpu_seconds();
}

// Three runs: two different rows once, one of them a second time with one replicate more.
Cost pilot(const LoadedStudy& loaded) {
  for (const study::Stage& stage : loaded.stages) {
    if (stage.top || study::planned_rows(stage) == 0) continue;
    const auto rows = study::first_rows(stage, loaded.file.study.seed);
    const double one = timed(loaded, stage, rows.front(), 1), two = timed(loaded, stage, rows.front(), 2);
    const double other = timed(loaded, stage, rows.back(), 1);
    const double replicate = std::clamp(two - one, 0.1 * one, one);
    return {std::max(0.0, (one + other) / 2 - replicate), replicate};
  }
  study::DesignRow centre;
  centre.luck = study::shared_luck();
  const study::Stage nothing;
  return {0, timed(loaded, nothing, centre, 1)};
}

struct Line {
  std::string name, method;
  std::size_t inputs = 0, rows = 0, replicates = 0, runs = 0;
  double cpu = 0, bytes = 0;
};

Line line_of(const LoadedStudy& loaded, const study::Stage& stage, const Cost& cost) {
  Line line;
  line.name = stage.fields.name;
  line.method = study::word_of(stage.fields.method);
  line.inputs = stage.top ? stage.top->top : stage.factors.size();
  line.rows = study::planned_rows(stage);
  line.replicates = stage.fields.replicates;
  line.runs = planned_runs(loaded, stage);
  const auto rows = static_cast<double>(line.rows);
  line.cpu = rows * (cost.compile + cost.replicate * static_cast<double>(line.replicates));
  // Numbers of every run in the rows folder and in study.h5 and study.csv, and the design twice.
  line.bytes =
      static_cast<double>(line.runs * loaded.head.outcomes.size()) * 30 + rows * static_cast<double>(line.inputs) * 60;
  return line;
}

std::string count(std::size_t n) { return n == 0 ? "?" : number_words(static_cast<double>(n), {1, 0}); }

std::string bytes_words(double bytes) {
  return bytes < 1e6 ? number_words(std::ceil(bytes / 1e3), {1, 0}) + " kB" : number_words(bytes / 1e6) + " MB";
}

}  // namespace

Exit execute(const PlanRequest& request) {
  const LoadedStudy loaded = load_study(request.file, request.sets);
  for (const std::string& note : overlaid_notes(loaded)) say("note: " + sim::harmless(note) + "\n");
  const Cost cost = pilot(loaded);
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int threads = request.threads > 0 ? request.threads : cores;
  Line all;
  bool searches = false;
  TextTable table{
      "What " + sim::harmless(request.file) + " will do",
      {{"stage"}, {"method"}, {"inputs"}, {"rows"}, {"runs of", "each"}, {"runs in", "all"}, {"CPU time"}, {"disk"}},
      {}};
  nlohmann::ordered_json stages = nlohmann::ordered_json::array();
  for (const auto& stage : loaded.stages) {
    const Line line = line_of(loaded, stage, cost);
    searches = searches || line.rows == 0;
    all.runs += line.runs;
    all.cpu += line.cpu;
    all.bytes += line.bytes;
    table.rows.push_back({line.name, line.method, count(line.inputs), count(line.rows), count(line.replicates),
                          count(line.runs), line.rows == 0 ? "?" : duration_words(line.cpu),
                          line.rows == 0 ? "?" : bytes_words(line.bytes)});
    stages.push_back({{"name", line.name},
                      {"method", line.method},
                      {"inputs", line.inputs},
                      {"rows", line.rows},
                      {"replicates", line.replicates},
                      {"runs", line.runs},
                      {"cpu_seconds", line.cpu},
                      {"bytes", line.bytes}});
  }
  if (request.json) {
    print(nlohmann::ordered_json{{"stages", stages},
                                 {"runs", all.runs},
                                 {"cpu_seconds", all.cpu},
                                 {"wall_seconds", all.cpu / threads},
                                 {"threads", threads},
                                 {"bytes", all.bytes}}
              .dump(2) +
          "\n");
    return done;
  }
  std::string text = text_of(table, terminal_of(1));
  text += count(all.runs) + " runs of " + std::to_string(loaded.head.scenarios.size()) + " scenarios together: about " +
          duration_words(all.cpu / threads) + " on " + std::to_string(threads) + (threads == 1 ? " core" : " cores") +
          " (" + duration_words(all.cpu) + " of CPU), " + bytes_words(all.bytes) + " of disk.\n";
  text += "Timed with three runs: " + number_words(cost.compile * 1e3) + " ms to compile a row, " +
          number_words(cost.replicate * 1e3) + " ms for each replicate of all scenarios.\n";
  text += seed_words(loaded);
  if (searches) text += "A stage that searches says '?': what it runs depends on what it finds.\n";
  print(text);
  return done;
}

}  // namespace app
