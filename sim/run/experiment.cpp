#include "sim/run/experiment.hpp"

#include <mutex>

#include "sim/config/sha256.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/failures.hpp"
#include "sim/run/gather.hpp"
#include "sim/run/units.hpp"

namespace sim {

namespace {

// Tells how far the run is, one thread at a time.
class Meter {
 public:
  Meter(const RunOptions& options, double total) : options_(options) {
    progress_.total = static_cast<std::size_t>(total);
  }
  void add(double patient_years, bool resumed) {
    const std::lock_guard lock(mutex_);
    done_ += patient_years;
    if (resumed) resumed_ += patient_years;
    progress_.done = static_cast<std::size_t>(done_);
    progress_.resumed = static_cast<std::size_t>(resumed_);
    if (options_.progress) options_.progress(progress_);
  }

 private:
  const RunOptions& options_;
  std::mutex mutex_;
  Progress progress_;
  double done_ = 0, resumed_ = 0;
};

double years_of(const Plan& plan, std::size_t chunk) {
  double sum = 0;
  for (std::size_t u = plan.chunk_starts[chunk]; u < plan.chunk_starts[chunk + 1]; ++u)
    sum += plan.units[u].patient_years;
  return sum;
}

std::vector<ChunkRow> compute(const Project& project, const Plan& plan, std::size_t chunk, const RunOptions& options,
                              std::atomic<bool>& some_failed) {
  std::vector<ChunkRow> rows;
  for (std::size_t u = plan.chunk_starts[chunk]; u < plan.chunk_starts[chunk + 1];) {
    for (ChunkRow& row : run_bundle(plan, u, project.file().seed, options.stop)) {
      if (row.failed) some_failed = true;  // The rest goes on.
      rows.push_back(std::move(row));
      ++u;
    }
  }
  return rows;
}

// What failed is left out of the results, or, if it is more than was allowed, there are none.
Kept what_stands(const Project& project, const Plan& plan, const std::vector<ChunkRow>& failed,
                 const RunOptions& options, RunCounts& counts) {
  counts.failures = failure_words(project, plan, failed);
  const Kept kept = kept_of(plan, project.file().replicates, failed);
  const double share = static_cast<double>(failed.size()) / static_cast<double>(plan.units.size());
  if (share <= options.failures_at_most && !kept.draws.empty() && !kept.replicates.empty()) return kept;
  std::string text = std::to_string(failed.size()) + " of " + std::to_string(plan.units.size()) +
                     " pieces of the run failed; the others are finished and kept";
  for (std::size_t i = 0; i < counts.failures.size() && i < 5; ++i) text += "\n  " + counts.failures[i];
  if (counts.failures.size() > 5) text += "\n  and " + std::to_string(counts.failures.size() - 5) + " more";
  throw SimulationFailed(text);
}

}  // namespace

Outcomes run_experiment(const Project& project, const RunOptions& options, RunCounts* counts) {
  const Plan plan = make_plan(project, options.threads);
  const ChunkStore store(options.work_folder,
                         {sha256_word(project.canonical()), sha256_word(kEngineVersion), plan.chunks()});
  const Inventory before = store.inspect();
  const std::vector<bool>& finished = before.finished;
  std::atomic<bool> some_failed{!before.failed.empty() || ranks() > 1};
  Meter meter(options, plan.patient_years);
  double resumed = 0;
  for (std::size_t c = 0; c < plan.chunks(); ++c)
    if (finished[c]) resumed += years_of(plan, c);
  if (resumed > 0) meter.add(resumed, true);  // at once: what is said of it is the whole
  parallel_everywhere(
      plan.chunks(), options.threads,
      [&](std::size_t c) {
        if (!finished[c]) store.write(c, compute(project, plan, c, options, some_failed));
      },
      [&](std::size_t c) {
        if (!finished[c]) meter.add(years_of(plan, c), false);
      });
  leave_the_rest_to_the_first_rank();
  RunCounts own;
  RunCounts& sums = counts != nullptr ? *counts : own;
  const auto failed = some_failed ? store.inspect().failed : std::vector<ChunkRow>{};
  const Kept kept = what_stands(project, plan, failed, options, sums);
  return gather(project, plan, store, kept, options, sums);
}

}  // namespace sim
