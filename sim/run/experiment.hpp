#pragma once
// All units of a project run in parallel through the chunk store, then put together in canonical order.
#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/record/outcomes.hpp"
#include "sim/run/project.hpp"
#include "sim/run/together.hpp"

namespace sim {

/// How far a run is. Called from one thread at a time.
struct Progress {
  std::size_t done = 0, total = 0;  ///< Patient-years, rounded.
  std::size_t resumed = 0;          ///< Of `done`, taken from an earlier run.
};

struct RunOptions {
  int threads = 0;                                ///< 0 = all cores.
  std::string work_folder;                        ///< The chunk store.
  std::function<void(const Progress&)> progress;  ///< May be empty.
  const std::atomic<bool>* stop = nullptr;        ///< Set by a signal: finished chunks are kept, Interrupted is thrown.
  bool patient_table = false, event_table = false;  ///< Of the first draw and replicate.
  double failures_at_most = 0;                      ///< Share of the pieces of a run that may fail.
};

/// Part of every store's identity: goes up when the engine may give other results for the same configuration.
inline constexpr const char* kEngineVersion = "5";

/// Rules of ours were broken in more pieces than may fail: says which, and where.
struct SimulationFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Counts of the whole run, for the terminal and runtime.json.
struct RunCounts {
  std::int64_t events = 0;
  double patient_years = 0;
  std::uint64_t fingerprint = 0;
  std::vector<std::string> failures;  ///< Pieces of the run that broke a rule of ours: what was left out, and why.
};

/// Runs everything that is not finished and returns the results, the same bytes at any number of threads.
/// Throws ConfigError, StaleStore, Nondeterminism, FileError, Interrupted, SimulationFailed.
Outcomes run_experiment(const Project& project, const RunOptions& options, RunCounts* counts = nullptr);

}  // namespace sim
