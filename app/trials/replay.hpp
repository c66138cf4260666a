#pragma once
// A trial file made ready, and its replicates run on all threads.
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/trials/trial.hpp"
#include "models/trials/verdict.hpp"
#include "sim/analysis/regression/interval.hpp"
#include "sim/run/project.hpp"

namespace app {

/// A trial with the model of its first scenario at central values.
struct Replay {
  std::string file, key;  ///< `key`: the file's name without ".yaml".
  std::unique_ptr<sim::Project> project;
  std::shared_ptr<const sim::Model> model;
  models::Trial trial;
};

/// Reads and checks the file; `null_effect` offers no programme in any arm. Problems go to `problems`.
Replay load_trial(const std::string& file, const std::vector<std::string>& sets, bool null_effect,
                  sim::Problems& problems);

/// The files that these words name (a path, or a name in the folder `trials`); all trials when there are none. Throws
/// sim::ConfigError with the nearest name.
std::vector<std::string> trial_files(const std::vector<std::string>& words);

struct ReplayOptions {
  std::uint32_t replicates = 500, first_replicate = 0;
  int threads = 0;
  const std::atomic<bool>* stop = nullptr;  ///< sim::Interrupted is thrown when it is set.
  std::function<void()> one_done;           ///< After each replicate; from one thread at a time. May be empty.
  std::string work_folder;                  ///< Finished replicates are kept here.
};

/// Estimates by target and replicate; the same at any number of threads.
using Estimates = std::vector<std::vector<sim::regression::Estimate>>;
/// The targets of `trial` in replicates of the project's first scenario, compiled with `values` as `model`.
Estimates replay(const sim::Project& project, const sim::Model& model, const models::Trial& trial,
                 const sim::ParameterValues& values, const ReplayOptions& options);

/// Held-out numbers that act in one of these trials' models, as problems.
void refuse_leaks(const std::vector<Replay>& replays, sim::Problems& problems);

}  // namespace app
