// carepath sweep: a study is computed, saved row by row, put together and summed up; status and collect look at it.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/commands/commands.hpp"
#include "app/commands/entry_notes.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/report/build_study_report.hpp"
#include "app/study/collect.hpp"
#include "app/study/status_page.hpp"
#include "app/study/sweep.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/stop.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"
#include "app/words.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/time.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

std::string folder_of(const SweepRequest& request) {
  std::string folder = request.folder.empty() ? "results/" + fs::path(request.file).stem().string() : request.folder;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder;
}

std::string count(std::size_t n) { return number_words(static_cast<double>(n), {1, 0}); }

void refuse_too_many(const LoadedStudy& loaded) {
  std::size_t runs = 0;
  for (const auto& stage : loaded.stages) runs += planned_runs(loaded, stage);
  const auto limit = loaded.file.execution.limits.runs;
  if (runs <= limit) return;
  sim::Problems problems;
  problems.add("config/range", {}, "this study has " + count(runs) + " runs, but its limit is " + count(limit),
               "make the designs smaller, or raise execution.limits.runs");
  throw sim::ConfigError(problems);
}

// Progress on the terminal and in status.html, every two seconds or so.
class Watcher {
 public:
  Watcher(const SweepRequest& request, const LoadedStudy& loaded, std::string folder)
      : request_(request), title_(loaded.file.study.title), folder_(std::move(folder)), line_(terminal_of(2)) {}

  void see(const SweepProgress& p) {
    last_ = p;
    const double now = watch_.wall_seconds();
    if (!request_.quiet) say(line_.update({p.done(), p.total(), p.resumed}, now));
    if (now - written_ < 2) return;
    written_ = now;
    write("");
  }
  void end(const std::string& note) {
    say(line_.end());
    if (!last_.stages.empty()) write(note);
  }
  const SweepProgress& last() const { return last_; }
  const Stopwatch& watch() const { return watch_; }
  SweepFacts facts(const LoadedStudy& loaded) const {
    SweepFacts f;
    f.words = request_.words;
    f.threads = request_.threads > 0 ? request_.threads : static_cast<int>(std::thread::hardware_concurrency());
    f.began = watch_.began();
    f.wall_seconds = watch_.wall_seconds();
    f.cpu_seconds = watch_.cpu_seconds();
    for (const auto& stage : last_.stages) f.stages.push_back({stage.name, stage.method, stage.done});
    f.runs = last_.done();
    f.resumed_runs = last_.resumed;
    f.failed_rows = last_.failed;
    f.patient_years_of_a_run =
        loaded.runner->patient_years() / static_cast<double>(std::max<std::size_t>(1, loaded.head.scenarios.size()));
    return f;
  }

 private:
  void write(const std::string& note) const {
    sim::write_whole_file(folder_ + "/status.html", status_page(title_, last_, watch_.wall_seconds(), note));
  }

  const SweepRequest& request_;
  std::string title_, folder_;
  ProgressLine line_;
  Stopwatch watch_;
  SweepProgress last_;
  double written_ = -10;
};

Exit put_together(const SweepRequest& request, const LoadedStudy& loaded, const std::vector<StageRun>& runs,
                  const std::string& folder) {
  bool complete = true;
  for (const StageRun& run : runs) complete = complete && run.complete;
  const auto result = result_of(loaded, runs);
  if (result.stages.empty()) {
    say("nothing is finished yet\n");
    return failed;
  }
  const Answer answer = [&] {
    ProgressTeller teller;
    return request.quiet ? answer_of(result) : answer_of(result, std::ref(teller));
  }();
  std::vector<sim::Table> said = answer.tables;
  said.push_back(sentences_table(answer));
  const auto names = save_study(loaded, result, said, complete, folder);
  // What is put together after parts were computed elsewhere was not made by this command.
  const std::string page = write_study_report(
      folder, request.task == SweepRequest::Task::collect ? command_words_in(folder) : request.words);
  print(request.json ? answer_json(answer) : answer_text(answer, terminal_of(1)));
  say("results: " + sim::harmless(folder) + "/ (" + sim::in_words(names) + ")\nreport:  " + sim::harmless(folder) +
      "/" + page + "\n");
  if (!complete) say("this is not all: some rows are not finished; the same sweep goes on\n");
  const double share = failed_share(runs);
  if (share > loaded.file.execution.on_failure.max_share) {
    say(number_words(100 * share, {0.1, 1}) +
        " % of the rows failed, more than execution.on_failure.max_share; design.csv says why\n");
    return failed;
  }
  return done;
}

std::vector<StageRun> compute(const SweepRequest& request, const LoadedStudy& loaded, const std::string& folder,
                              const StopWatch& stop, SweepFacts& took) {
  Watcher watcher(request, loaded, folder);
  SweepOptions options;
  options.folder = folder;
  options.threads = request.threads;
  options.shard = request.shard - 1;
  options.shards = request.shards;
  options.stop = &stop.asked();
  options.progress = [&](const SweepProgress& p) { watcher.see(p); };
  const double wall = 60.0 * static_cast<double>(loaded.file.execution.limits.wall.minutes);
  options.out_of_time = [&] { return watcher.watch().wall_seconds() > wall; };
  try {
    auto runs = sweep(loaded, options);
    took = watcher.facts(loaded);
    watcher.end(request.shards > 1 ? "This part is finished." : "Finished.");
    if (watcher.last().resumed > 0)
      say("went on with unfinished work: " + count(watcher.last().resumed) + " runs were done before\n");
    return runs;
  } catch (const std::exception& error) {
    watcher.end(std::string("Stopped: ") + error.what());
    throw;
  }
}

void refuse_finished(const std::string& folder, bool force) {
  std::error_code ignored;
  if (!force && fs::exists(fs::symlink_status(folder + "/study.h5", ignored)))
    throw sim::FileError("'" + folder +
                         "/study.h5' is there already: a study has ended here, and 'carepath analyse' answers from it; "
                         "choose another folder with -o, or replace it with --force (runs that are the same are kept)");
}

std::vector<StageRun> compute_or_replace(const SweepRequest& request, const LoadedStudy& loaded,
                                         const std::string& folder, const StopWatch& stop, SweepFacts& took) {
  try {
    return compute(request, loaded, folder, stop, took);
  } catch (const sim::StaleStore& error) {
    if (!request.force) throw sim::StaleStore(std::string(error.what()) + "; or throw the old rows away with --force");
    say("rows of another study are thrown away\n");
    std::error_code failure;
    fs::remove_all(folder + "/rows", failure);
    if (failure) throw sim::FileError("'" + folder + "/rows' cannot be removed: " + failure.message());
    return compute(request, loaded, folder, stop, took);
  }
}

Exit run(const SweepRequest& request, const LoadedStudy& loaded, const std::string& folder) {
  refuse_too_many(loaded);
  refuse_finished(folder, request.force);
  for (const std::string& note : overlaid_notes(loaded)) say("note: " + sim::harmless(note) + "\n");
  const StopWatch stop(farewell(request.words));
  try {
    SweepFacts took;
    const auto runs = compute_or_replace(request, loaded, folder, stop, took);
    sim::leave_the_rest_to_the_first_rank();
    const bool complete = std::all_of(runs.begin(), runs.end(), [](const StageRun& r) { return r.complete; });
    if (complete) {
      const Exit exit = put_together(request, loaded, runs, folder);
      took.study_sha256 = digest_of(folder + "/study.h5");
      sim::write_whole_file(folder + "/runtime.json", runtime_json(took));
      return exit;
    }
    sim::write_whole_file(
        folder + "/runtime-" + std::to_string(request.shard) + "-of-" + std::to_string(request.shards) + ".json",
        runtime_json(took));
    say("part " + std::to_string(request.shard) + " of " + std::to_string(request.shards) +
        " has done what it could; others are not finished. When they are, run the parts again if a stage rests on "
        "another, "
        "then 'carepath sweep collect'.\n");
    return done;
  } catch (const sim::Interrupted&) {
    say(farewell(request.words));
    return stop.exit_code() == 0 ? interrupted : static_cast<Exit>(stop.exit_code());
  }
}

Exit status(const SweepRequest& request, const LoadedStudy& loaded, const std::string& folder) {
  if (!fs::is_directory(folder + "/rows"))
    throw sim::FileError("'" + folder + "' holds no sweep; begin one with 'carepath sweep'");
  const auto runs = walk(loaded, rows_folder(loaded, folder), {});
  TextTable table{"Rows of " + sim::harmless(folder), {{"stage"}, {"method"}, {"finished"}, {"of"}, {"failed"}}, {}};
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const StageRun& run : runs) {
    std::size_t bad = 0;
    for (const RowResult& result : run.results) bad += result.failure.empty() ? 0U : 1U;
    const std::size_t all = run.known ? run.rows.size() : sim::study::planned_rows(run.stage);
    table.rows.push_back({run.stage.fields.name, sim::study::word_of(run.stage.fields.method), count(run.finished),
                          all == 0 ? "?" : count(all), count(bad)});
    json.push_back({{"stage", run.stage.fields.name},
                    {"finished", run.finished},
                    {"rows", all},
                    {"failed", bad},
                    {"complete", run.complete}});
  }
  print(request.json ? json.dump(2) + "\n" : text_of(table, terminal_of(1)));
  return done;
}

}  // namespace

Exit execute(const SweepRequest& request) {
  const std::string folder = folder_of(request);
  const LoadedStudy loaded = load_study(request.file, request.sets);
  if (request.task == SweepRequest::Task::status) return status(request, loaded, folder);
  if (request.task == SweepRequest::Task::run) return run(request, loaded, folder);
  refuse_finished(folder, request.force);
  return put_together(request, loaded, walk(loaded, rows_folder(loaded, folder), {}), folder);
}

}  // namespace app
