// carepath validate: published trials are replayed in the simulator, and what comes out is set beside what was printed.
#include "app/commands/commands.hpp"
#include "app/commands/results_folder.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/report/build_report.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/stop.hpp"
#include "app/terminal/terminal.hpp"
#include "app/trials/forest.hpp"
#include "app/trials/replay.hpp"
#include "app/trials/score_file.hpp"
#include "app/trials/scoreboard.hpp"
#include "app/trials/trials_report.hpp"
#include "app/words.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

std::vector<Replay> prepare(const ValidateRequest& request) {
  std::vector<Replay> replays;
  sim::Problems problems;
  for (const std::string& file : trial_files(request.trials))
    replays.push_back(load_trial(file, request.sets, request.null_effect, problems));
  problems.stop_if_any();
  if (!request.null_effect) refuse_leaks(replays, problems);
  problems.stop_if_any();
  return replays;
}

Scoreboard score(const std::vector<Replay>& replays, const ValidateRequest& request, const StopWatch& stop,
                 const std::string& unfinished) {
  Scoreboard board;
  board.replicates = request.replicates;
  board.null_effect = request.null_effect;
  ProgressLine line(terminal_of(2));
  const Stopwatch watch;
  Done done{0, replays.size() * request.replicates, 0};
  ReplayOptions options;
  options.replicates = request.replicates;
  options.threads = request.threads;
  options.stop = &stop.asked();
  options.work_folder = unfinished;
  options.one_done = [&] {
    ++done.done;
    if (!request.quiet) say(line.update(done, watch.wall_seconds()));
  };
  for (const Replay& replay : replays) {
    if (replay.trial.targets.empty()) continue;
    const Estimates estimates = app::replay(*replay.project, *replay.model, replay.trial, {}, options);
    for (std::size_t t = 0; t < estimates.size(); ++t) {
      const auto& [id, target] = replay.trial.targets[t];
      board.rows.push_back({replay.trial.name, id, target, models::verdict_of(target, estimates[t])});
    }
  }
  say(line.end());
  return board;
}

void save(const Scoreboard& board, const ValidateRequest& request) {
  sim::make_folder(request.folder);
  const std::string name = request.folder + (request.null_effect ? "/null" : "/virtual_trials");
  sim::write_whole_file(name + ".csv", scores_csv(board));
  if (!request.null_effect) {
    sim::write_whole_file(name + ".json", score_file_text(board));
    sim::write_whole_file(name + ".svg", forest_svg(board));
    write_report(report_of(board), request.folder);
  }
}

}  // namespace

Exit execute(const ValidateRequest& request) {
  const StopWatch stop(farewell(request.words));
  const Stopwatch watch;
  try {
    const auto replays = prepare(request);
    const ResultsFolder results(request.folder, true);
    const Scoreboard board = score(replays, request, stop, results.unfinished());
    sim::leave_the_rest_to_the_first_rank();
    save(board, request);
    results.drop_unfinished_work();
    print(request.json ? scores_json(board) : scores_text(board, terminal_of(1)));
    say("\n" + std::to_string(replays.size()) + " trials x " + std::to_string(request.replicates) + " replicates in " +
        duration_words(watch.wall_seconds()) + " (" + duration_words(watch.cpu_seconds()) + " of processor time); " +
        sim::harmless(request.folder) + "/ holds the table, the picture and " +
        (request.null_effect ? "no report" : "report.html") + "\n");
    if (request.gate)
      for (const ScoreRow& row : board.rows)
        if (row.failed_calibration()) return gate;
  } catch (const sim::Interrupted&) {
    say(farewell(request.words));
    return static_cast<Exit>(stop.exit_code());
  }
  return done;
}

}  // namespace app
