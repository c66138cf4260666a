// carepath calibrate: evidence rows are fitted so that virtual trials return their published numbers.
#include <algorithm>
#include <cmath>

#include "app/commands/commands.hpp"
#include "app/commands/results_folder.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/config_root.hpp"
#include "app/terminal/json.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/stop.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"
#include "app/trials/evidence_text.hpp"
#include "app/trials/fit.hpp"
#include "app/trials/scoreboard.hpp"
#include "app/words.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

// A fit with its trials, checked.
struct Task {
  std::string name;
  JointFit fit;
  std::vector<Replay> replays;
};

void refuse_strangers(const CalibrationFile& file, const CalibrateRequest& request, sim::Problems& problems) {
  std::vector<std::string> names;
  for (const auto& [name, fit] : file.fits) names.push_back(name);
  for (const std::string& only : request.only)
    if (std::find(names.begin(), names.end(), only) == names.end())
      problems.add("config/choice", {}, "there is no fit " + sim::in_quotes(only) + " in this file",
                   sim::did_you_mean(only, names, "its fits are " + sim::in_words(names)));
}

std::vector<Task> prepare(const CalibrationFile& file, const CalibrateRequest& request, sim::Problems& problems) {
  std::vector<Task> tasks;
  refuse_strangers(file, request, problems);
  if (!problems.empty()) return tasks;
  for (const auto& [name, fit] : file.fits) {
    if (!request.only.empty() && std::find(request.only.begin(), request.only.end(), name) == request.only.end())
      continue;
    Task task{name, fit, {}};
    for (const auto& [trial, ids] : fit.targets)
      task.replays.push_back(load_trial(trial_files({trial}).front(), {}, false, problems));
    if (!problems.empty()) return tasks;
    check_fit(fit, task.replays, problems);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::string four_digits(double x) { return number_words(x, {0, std::fabs(x) < 0.1 ? 5 : std::fabs(x) < 10 ? 4 : 2}); }

std::string fitted_words(const FitResult& result) {
  TextTable rows{
      .title = "\n" + result.name + " (" + result.method + ", " + std::to_string(result.evaluations) + " evaluations)",
      .headings = {{"row"}, {"before"}, {"fitted"}, {"from"}, {"to"}, {""}},
      .rows = {},
      .text_last = true};
  for (const auto& row : result.rows)
    rows.rows.push_back({row.id, four_digits(row.before), four_digits(row.value), four_digits(row.ci95[0]),
                         four_digits(row.ci95[1]), row.at_edge ? "at the end of its search range" : ""});
  TextTable targets{.title = "",
                    .headings = {{"target"}, {"published"}, {"before"}, {"fitted", "(fresh luck)"}, {"miss"}, {"what"}},
                    .rows = {},
                    .text_last = true};
  for (const auto& t : result.targets) {
    const ScoreRow before{t.trial, t.id, t.target, t.before}, after{t.trial, t.id, t.target, t.after};
    targets.rows.push_back({t.trial + " " + t.id, published_words(after), simulated_words(before),
                            simulated_words(after),
                            signed_words(t.after.miss, {0.01, 2}) + (t.after.miss_by_simulated ? "*" : ""),
                            sim::harmless(t.target.about)});
  }
  return text_of(rows, terminal_of(1)) + text_of(targets, terminal_of(1));
}

Json fitted_json(const FitResult& result) {
  Json rows = Json::array(), targets = Json::array();
  for (const auto& row : result.rows)
    rows.push_back({{"row", row.id},
                    {"before", number_json(row.before)},
                    {"fitted", number_json(row.value)},
                    {"ci95", {number_json(row.ci95[0]), number_json(row.ci95[1])}},
                    {"at_edge", row.at_edge}});
  for (const auto& t : result.targets)
    targets.push_back({{"trial", t.trial},
                       {"target", t.id},
                       {"about", t.target.about},
                       {"published", number_json(printed(t.target, t.target.published.value))},
                       {"before", number_json(printed(t.target, t.before.mean))},
                       {"fitted", number_json(printed(t.target, t.after.mean))},
                       {"miss", number_json(t.after.miss)},
                       {"miss_by_simulated", t.after.miss_by_simulated}});
  return {{"fit", result.name},
          {"method", result.method},
          {"evaluations", result.evaluations},
          {"rows", std::move(rows)},
          {"targets", std::move(targets)}};
}

// "fitted so that V1 of ppact returns -0.434: -0.431 +- 0.006 in 500 fresh replicates"
std::string note_of(const FitResult& result, const std::string& command) {
  std::string note =
      "fitted by " + result.method + " with the other rows of the fit '" + result.name + "', so that they return";
  for (const auto& t : result.targets) {
    const ScoreRow row{t.trial, t.id, t.target, t.after};
    note += (&t == &result.targets.front() ? " " : "; ") + t.trial + " " + t.id + " " + published_words(row) +
            ": simulated mean " + four_digits(printed(t.target, t.after.mean)) + " (Monte Carlo error " +
            four_digits(t.after.error) + ")";
  }
  return note + " in " + std::to_string(result.targets.front().after.replicates) +
         " fresh replicates; interval: the published ones through the slopes at the fit. Command: " + command;
}

std::string source_of(const FitResult& result) {
  std::string ids;
  for (const auto& t : result.targets)
    if (!t.target.published.id.empty()) ids += (ids.empty() ? "" : ", ") + t.target.published.id;
  return "virtual trials, fit '" + result.name + "'" + (ids.empty() ? "" : ", from " + ids);
}

std::string updated(std::string text, const FitResult& result, const std::string& command) {
  for (const auto& row : result.rows) {
    const std::string next = with_row(text, {row.id, row.value, row.ci95, source_of(result), note_of(result, command)});
    if (next.empty())
      throw sim::FileError("row " + row.id + " is not in calibrated.yaml; add it there before it is fitted");
    text = next;
  }
  return text;
}

}  // namespace

Exit execute(const CalibrateRequest& request) {
  const StopWatch stop(farewell(request.words));
  const Stopwatch watch;
  try {
    const std::string root = config_root_of(request.file).value_or("");
    sim::Problems problems;
    const CalibrationFile file = read_calibration(request.file, root, problems);
    problems.stop_if_any();
    const auto tasks = prepare(file, request, problems);
    problems.stop_if_any();
    const std::string path = request.output.empty() ? root + "/evidence/calibrated.yaml" : request.output;
    const auto old = sim::read_whole_file(root + "/evidence/calibrated.yaml");
    if (!old) throw sim::FileError("there is no evidence/calibrated.yaml in the configuration folder");
    std::string text = *old;
    FitOptions options;
    options.threads = request.threads;
    options.stop = &stop.asked();
    const ResultsFolder results("results/calibration", true);
    options.work_folder = results.unfinished();
    Json fits = Json::array();
    for (const Task& task : tasks) {
      options.step = [&](int n, double objective) {
        if (!request.quiet)
          say(task.name + ": evaluation " + std::to_string(n) + ", sum of squared misses " +
              number_words(objective, {0, 4}) + "\n");
      };
      const FitResult result = make_fit(task.name, task.fit, file, task.replays, options);
      fits.push_back(fitted_json(result));
      if (!request.json) print(fitted_words(result));
      text = updated(std::move(text), result, "carepath calibrate configs/studies/calibrate.yaml");
    }
    sim::leave_the_rest_to_the_first_rank();
    if (!request.dry) {
      sim::write_whole_file(path, text);
      say("\nwrote " + sim::harmless(path) + "\n");
    }
    results.drop_unfinished_work();
    if (request.json) print(text_of(Json{{"fits", fits}, {"written", request.dry ? Json(nullptr) : Json(path)}}));
    say(duration_words(watch.wall_seconds()) + " (" + duration_words(watch.cpu_seconds()) + " of processor time)\n");
  } catch (const sim::Interrupted&) {
    say(farewell(request.words));
    return static_cast<Exit>(stop.exit_code());
  }
  return done;
}

}  // namespace app
