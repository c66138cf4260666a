#include "sim/run/experiment.hpp"

#include <mutex>

#include "sim/config/sha256.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/gather.hpp"
#include "sim/run/units.hpp"

namespace sim {

namespace {

std::string words(const Project& project, const WorkUnit& unit) {
  return "scenario '" + project.file().scenarios[unit.scenario].first + "', draw " + std::to_string(unit.draw) +
         ", replicate " + std::to_string(unit.replicate) + ", block " + std::to_string(unit.block);
}

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

std::vector<ChunkRow> compute(const Project& project, const Plan& plan, std::size_t chunk, const RunOptions& options) {
  std::vector<ChunkRow> rows;
  for (std::size_t u = plan.chunk_starts[chunk]; u < plan.chunk_starts[chunk + 1]; ++u) {
    if (options.stop != nullptr && options.stop->load()) throw Interrupted("stopped; everything finished is saved");
    try {
      rows.push_back({u, run_unit(plan, plan.units[u], project.file().seed).bytes()});
    } catch (const BrokenRule& fault) {
      throw SimulationFailed(std::string(fault.what()) + " (in " + words(project, plan.units[u]) + ")");
    }
  }
  return rows;
}

}  // namespace

Outcomes run_experiment(const Project& project, const RunOptions& options, RunCounts* counts) {
  const Plan plan = make_plan(project, options.threads);
  const ChunkStore store(options.work_folder,
                         {sha256_word(project.canonical()), sha256_word(kEngineVersion), plan.chunks()});
  const std::vector<bool> finished = store.finished();
  Meter meter(options, plan.patient_years);
  for (std::size_t c = 0; c < plan.chunks(); ++c)
    if (finished[c]) meter.add(years_of(plan, c), true);
  parallel_everywhere(
      plan.chunks(), options.threads,
      [&](std::size_t c) {
        if (!finished[c]) store.write(c, compute(project, plan, c, options));
      },
      [&](std::size_t c) {
        if (!finished[c]) meter.add(years_of(plan, c), false);
      });
  leave_the_rest_to_the_first_rank();
  return gather(project, plan, store, options, counts);
}

}  // namespace sim
