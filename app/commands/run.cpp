// carepath run: every scenario file is read and checked first; then each is run, saved and summed up.
#include <filesystem>
#include <set>
#include <thread>

#include "app/commands/commands.hpp"
#include "app/commands/entry_notes.hpp"
#include "app/commands/load.hpp"
#include "app/commands/results_folder.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/report/build_report.hpp"
#include "app/summary/summary.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/stop.hpp"
#include "app/terminal/terminal.hpp"
#include "app/words.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/tables.hpp"
#include "sim/store/write_outcomes.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// One file of the command, ready to run.
struct Job {
  std::string file;
  std::unique_ptr<sim::Project> project;
  ResultsFolder results;
};

struct Finished {
  sim::Outcomes outcomes;
  sim::RunCounts counts;
  std::size_t resumed = 0;
};

std::string folder_of(const RunRequest& request, const std::string& file) {
  const std::string name = fs::path(file).stem().string();
  if (request.folder.empty()) return "results/" + name;
  return request.files.size() == 1 ? request.folder : request.folder + "/" + name;
}

void refuse_clashing_folders(const RunRequest& request) {
  std::set<std::string> seen;
  for (const std::string& file : request.files)
    if (!seen.insert(folder_of(request, file)).second)
      throw sim::FileError("two scenario files would write into '" + folder_of(request, file) +
                           "'; run them one after the other with -o");
}

std::vector<Job> prepare(const RunRequest& request) {
  refuse_clashing_folders(request);
  sim::Problems problems;
  std::vector<std::unique_ptr<sim::Project>> projects;
  for (const std::string& file : request.files)
    projects.push_back(load_scenario(file, sim::Overrides{.sets = request.changes.as_sets()}, problems));
  problems.stop_if_any();
  for (const auto& project : projects) {
    for (const std::string& note : meeting_notes(*project)) say("note: " + sim::harmless(note) + "\n");
    for (const std::string& note : overlaid_notes(*project, request.changes.as_sets()))
      say("note: " + sim::harmless(note) + "\n");
  }
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < projects.size(); ++i)
    jobs.push_back(
        {request.files[i], std::move(projects[i]), ResultsFolder(folder_of(request, request.files[i]), request.force)});
  return jobs;
}

Finished simulate(const Job& job, const RunRequest& request, const StopWatch& stop) {
  const Terminal terminal = terminal_of(2);
  ProgressLine line(terminal);
  const Stopwatch watch;
  Finished finished;
  bool said_resumed = false;
  sim::RunOptions options;
  options.threads = request.threads;
  options.work_folder = job.results.unfinished();
  options.stop = &stop.asked();
  options.patient_table = request.patients;
  options.event_table = request.events;
  options.failures_at_most = request.failures_at_most;
  options.progress = [&](const sim::Progress& p) {
    finished.resumed = p.resumed;
    if (p.resumed > 0 && !said_resumed) {
      const double share = 100.0 * static_cast<double>(p.resumed) / static_cast<double>(p.total);
      say("going on with unfinished work: " + number_words(share, {1, 0}) + " % was done before\n");
      said_resumed = true;
    }
    if (!request.quiet) say(line.update({p.done, p.total, p.resumed}, watch.wall_seconds()));
  };
  try {
    finished.outcomes = sim::run_experiment(*job.project, options, &finished.counts);
  } catch (...) {
    say(line.end());
    throw;
  }
  say(line.end());
  return finished;
}

// Stale work is refused, or with --force thrown away.
Finished simulate_or_replace(const Job& job, const RunRequest& request, const StopWatch& stop) {
  try {
    return simulate(job, request, stop);
  } catch (const sim::StaleStore& error) {
    if (!request.force)
      throw sim::StaleStore(
          std::string(error.what()) +
          "; go on with the old configuration, choose another folder with -o, or throw the old work away with --force");
    say("unfinished work of another configuration is thrown away\n");
    job.results.drop_unfinished_work();
    return simulate(job, request, stop);
  }
}

std::vector<std::string> save(const Job& job, const RunRequest& request, const Finished& finished,
                              const Stopwatch& watch) {
  RuntimeFacts facts;
  facts.outcomes_sha256 = sim::write_outcomes(finished.outcomes, job.results.outcomes());
  auto names = sim::write_tables(finished.outcomes, job.results.folder());
  facts.words = request.words;
  facts.threads = request.threads > 0 ? request.threads : static_cast<int>(std::thread::hardware_concurrency());
  facts.wall_seconds = watch.wall_seconds();
  facts.cpu_seconds = watch.cpu_seconds();
  facts.began = watch.began();
  facts.resumed_patient_years = finished.resumed;
  facts.counts = finished.counts;
  sim::write_whole_file(job.results.runtime(), runtime_json(facts));
  write_report(report_of(finished.outcomes, {facts.outcomes_sha256, request.words}), job.results.folder());
  job.results.drop_unfinished_work();
  return names;
}

void run_one(const Job& job, const RunRequest& request, const StopWatch& stop) {
  const Stopwatch watch;
  const Finished finished = simulate_or_replace(job, request, stop);
  const auto tables = save(job, request, finished, watch);
  const RunFacts facts{job.results.folder(), watch.wall_seconds(), finished.counts.events,
                       finished.counts.patient_years};
  for (const std::string& failure : finished.counts.failures)
    say("left out in all scenarios: " + sim::harmless(failure) + "\n");
  if (request.json)
    print(summary_json(finished.outcomes, facts));
  else
    print(summary_text(finished.outcomes, facts, terminal_of(1)));
  say("results: " + sim::harmless(job.results.folder()) + "/ (outcomes.h5, " + sim::in_words(tables) +
      ", runtime.json)\nreport:  " + sim::harmless(job.results.folder()) + "/report.html\n");
}

}  // namespace

Exit execute(const RunRequest& request) {
  const StopWatch stop(farewell(request.words));
  try {
    for (const Job& job : prepare(request)) run_one(job, request, stop);
  } catch (const sim::Interrupted&) {
    say(farewell(request.words));
    return static_cast<Exit>(stop.exit_code());
  }
  return done;
}

}  // namespace app
