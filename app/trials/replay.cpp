#include "app/trials/replay.hpp"

#include <filesystem>

#include "app/commands/load.hpp"
#include "app/config_root.hpp"
#include "app/trials/estimate_store.hpp"
#include "models/trials/estimators.hpp"
#include "models/trials/held_out.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/policies.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// No programme in any arm of any scenario, as `--set` would say it.
std::vector<std::string> without_programmes(const sim::Project& project) {
  std::vector<std::string> sets;
  for (const auto& [name, scenario] : project.file().scenarios)
    if (scenario.allocation)
      for (const auto& [arm, fields] : scenario.allocation->arms)
        sets.push_back("scenarios." + name + ".allocation.arms." + arm + ".programmes=[]");
  return sets;
}

// Those that compare arms: all that an absent effect says something about.
void keep_comparisons(models::Trial& trial) {
  std::erase_if(trial.targets, [](const auto& named) {
    return named.second.arm.empty() || !named.second.null() || named.second.reported != models::Reported::value;
  });
}

// Everything that the estimates depend on.
std::string canonical(const sim::Project& project, const models::Trial& trial, const sim::ParameterValues& values,
                      const ReplayOptions& options) {
  std::string text = project.canonical();
  for (const auto& [id, target] : trial.targets) text += "\ntarget " + id;
  for (const auto& [name, value] : values.all()) text += "\nvalue " + name + " " + sim::number_text(value);
  return text + "\nreplicates " + std::to_string(options.first_replicate) + " " + std::to_string(options.replicates);
}

}  // namespace

Replay load_trial(const std::string& file, const std::vector<std::string>& sets, bool null_effect,
                  sim::Problems& problems) {
  Replay replay;
  replay.file = file;
  replay.key = fs::path(file).stem().string();
  replay.project = load_scenario(file, sim::Overrides{.sets = sets}, problems);
  if (!problems.empty()) return replay;
  if (replay.project->file().trial.is_null()) {
    problems.add("config/missing", replay.project->tree().origin(), "this file has no section 'trial'",
                 "name a file of configs/trials, or say how the trial was followed up and analysed");
    return replay;
  }
  if (null_effect) {
    std::vector<std::string> all = sets;
    for (auto& set : without_programmes(*replay.project)) all.push_back(std::move(set));
    replay.project = load_scenario(file, sim::Overrides{.sets = all}, problems);
    if (!problems.empty()) return replay;
  }
  replay.model = replay.project->compile_central(0);
  sim::Reading reading{problems, &replay.project->evidence()};
  replay.trial = models::read_trial(replay.project->file().trial, *replay.model, reading);
  if (null_effect) keep_comparisons(replay.trial);
  return replay;
}

std::vector<std::string> trial_files(const std::vector<std::string>& words) {
  const auto root = shared_root();
  const auto known = root ? names_in(*root, "trials") : std::vector<std::string>{};
  std::vector<std::string> files;
  sim::Problems problems;
  for (const std::string& word : words) {
    std::error_code ignored;
    if (fs::is_regular_file(word, ignored))
      files.push_back(word);
    else if (std::find(known.begin(), known.end(), word) != known.end())
      files.push_back(*root + "/trials/" + word + ".yaml");
    else
      problems.add("config/choice", {}, "there is no trial " + sim::in_quotes(word),
                   sim::did_you_mean(word, known, "the trials are " + sim::in_words(known)));
  }
  problems.stop_if_any();
  if (words.empty())
    for (const std::string& name : known) files.push_back(*root + "/trials/" + name + ".yaml");
  return files;
}

Estimates replay(const sim::Project& project, const sim::Model& model, const models::Trial& trial,
                 const sim::ParameterValues& values, const ReplayOptions& options) {
  const EstimateStore store(options.work_folder, canonical(project, trial, values, options), options.replicates,
                            trial.targets.size());
  const auto one = [&](std::size_t i) {
    if (options.stop != nullptr && options.stop->load()) throw sim::Interrupted("stopped");
    const auto replicate = options.first_replicate + static_cast<std::uint32_t>(i);
    const sim::Draws draws(project.file().seed, sim::omega(sim::policy::kRun, 0, replicate));
    const models::VisitTable table = models::run_trial(model, trial, draws);
    EstimateStore::Replicate all;
    for (const auto& [id, target] : trial.targets) all.push_back(models::estimate(table, trial, target, model));
    return all;
  };
  const auto end_of = [&](std::size_t c) {
    return std::min<std::size_t>((c + 1) * EstimateStore::kPerChunk, options.replicates);
  };
  const auto compute = [&](std::size_t c) {
    if (store.read(c)) return;
    std::vector<EstimateStore::Replicate> chunk;
    for (std::size_t i = c * EstimateStore::kPerChunk; i < end_of(c); ++i) chunk.push_back(one(i));
    store.write(c, chunk);
  };
  const auto tell = [&](std::size_t c) {
    for (std::size_t i = c * EstimateStore::kPerChunk; options.one_done && i < end_of(c); ++i) options.one_done();
  };
  sim::parallel_everywhere(chunks_of(options.replicates), options.threads, compute, tell);
  Estimates estimates(trial.targets.size());
  for (std::size_t c = 0; c < chunks_of(options.replicates); ++c) {
    const auto chunk = store.read(c);
    if (!chunk) throw sim::FileError("finished work in '" + options.work_folder + "' can no longer be read");
    for (const auto& replicate : *chunk)
      for (std::size_t t = 0; t < estimates.size(); ++t) estimates[t].push_back(replicate[t]);
  }
  return estimates;
}

void refuse_leaks(const std::vector<Replay>& replays, sim::Problems& problems) {
  for (const Replay& tested : replays) {
    const auto held_out = models::held_out_rows(tested.trial);
    for (const Replay& acting : replays)
      for (const auto& leak : models::leaks(held_out, acting.project->uses(), acting.project->evidence()))
        problems.add("config/held-out", tested.project->file().trial.origin(),
                     "row '" + leak.held_out + "' is held out, but acts in the model of '" + acting.key + "': " +
                         (leak.acts == leak.held_out ? "it is used" : "'" + leak.acts + "' comes from it and is used") +
                         " by " + leak.path,
                     "take it out of the model, or give the target another role");
  }
}

}  // namespace app
