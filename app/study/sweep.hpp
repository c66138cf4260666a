#pragma once
// Computing what is missing of a study: batches of rows over threads, saved as they are finished.
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "app/study/walk.hpp"

namespace app {

/// How far a sweep is; runs are rows times replicates times scenarios.
struct SweepProgress {
  struct Stage {
    std::string name, method;
    std::size_t done = 0, total = 0;  ///< Runs.
  };
  std::vector<Stage> stages;
  std::size_t resumed = 0;  ///< Runs of all stages that were there before.
  std::size_t failed = 0;   ///< Rows.

  std::size_t done() const;
  std::size_t total() const;
};

struct SweepOptions {
  std::string folder;  ///< Of the study; rows are kept in its folder "rows".
  int threads = 0;
  std::size_t shard = 0, shards = 1;                   ///< This process does every `shards`-th chunk, from `shard`.
  std::function<void(const SweepProgress&)> progress;  ///< Called from one thread at a time; may be empty.
  const std::atomic<bool>* stop = nullptr;             ///< Finished rows are kept, sim::Interrupted is thrown.
  std::function<bool()> out_of_time;                   ///< The same when it says so; may be empty.
};

/// Computes everything that is missing, and returns how far the study is: not complete when other shards are not.
/// Writes the design of each batch before its rows are computed. Throws sim::Interrupted, sim::StaleStore,
/// sim::Nondeterminism, sim::FileError.
std::vector<StageRun> sweep(const LoadedStudy& study, const SweepOptions& options);

/// Runs one row. A point that makes no sense or a broken rule becomes a failure in words.
RowResult run_row(const LoadedStudy& study, const sim::study::Stage& stage, const sim::study::DesignRow& row);

/// Where a study keeps its rows. Throws sim::StaleStore when they are of another study or model version.
std::string rows_folder(const LoadedStudy& study, const std::string& folder);

/// Runs of a stage as far as they are known from the file.
std::size_t planned_runs(const LoadedStudy& study, const sim::study::Stage& stage);

}  // namespace app
