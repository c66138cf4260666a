#include "app/study/sweep.hpp"

#include <unistd.h>

#include <mutex>

#include "app/study/design_csv.hpp"
#include "sim/config/sha256.hpp"
#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace study = sim::study;

class Sweep {
 public:
  Sweep(const LoadedStudy& loaded, const SweepOptions& options) : loaded_(loaded), options_(options) {
    for (const auto& stage : loaded.stages)
      progress_.stages.push_back(
          {stage.fields.name, study::word_of(stage.fields.method), 0, planned_runs(loaded, stage)});
  }

  void compute(const Batch& batch) {
    count_batch(batch);
    write_design(batch);
    const auto mine = my_chunks(batch);
    sim::parallel_everywhere(mine.size(), options_.threads, [&](std::size_t i) { compute_chunk(batch, mine[i]); });
  }

 private:
  std::size_t runs_of_chunk(const Batch& batch, std::size_t c) const {
    std::size_t runs = 0;
    for (std::size_t i = batch.store.first_of(c); i < batch.store.first_of(c + 1); ++i)
      runs += batch.rows[i].replicates;
    return runs * loaded_.head.scenarios.size();
  }

  // A stage that searches has more runs than planned.
  void count_batch(const Batch& batch) {
    std::size_t runs = 0;
    for (std::size_t c = 0; c < batch.store.chunks(); ++c) runs += runs_of_chunk(batch, c);
    auto& stage = progress_.stages[batch.stage_index];
    stage.total = batch.number == 0 ? runs : stage.total + runs;
  }

  void write_design(const Batch& batch) const {
    sim::make_folder(options_.folder + "/design");
    const std::string name = batch.stage.fields.name + (batch.number == 0 ? "" : "-" + std::to_string(batch.number));
    sim::write_whole_file(options_.folder + "/design/" + name + ".csv", design_csv(batch.stage, batch.rows));
  }

  std::vector<std::size_t> my_chunks(const Batch& batch) const {
    // Where to begin changes which process does what, never what comes out. Ranks are dealt one order among them.
    const auto own = sim::ranks() > 1 ? 0 : static_cast<std::uint64_t>(getpid());
    const std::size_t start = sim::mix64(own, batch.number) % batch.store.chunks();
    std::vector<std::size_t> mine;
    for (const std::size_t c : batch.store.spread_order(start))
      if (c % options_.shards == options_.shard) mine.push_back(c);
    return mine;
  }

  void compute_chunk(const Batch& batch, std::size_t c) {
    if (const auto there = batch.store.read(c)) {
      count(batch, c, *there, true);
      return;
    }
    std::vector<RowResult> results;
    for (std::size_t i = batch.store.first_of(c); i < batch.store.first_of(c + 1); ++i) {
      if (options_.stop != nullptr && options_.stop->load())
        throw sim::Interrupted("stopped; everything finished is saved");
      if (options_.out_of_time && options_.out_of_time())
        throw sim::Interrupted("the time is up; everything finished is saved");
      results.push_back(run_row(loaded_, batch.stage, batch.rows[i]));
    }
    batch.store.write(c, results);
    count(batch, c, results, false);
  }

  void count(const Batch& batch, std::size_t c, const std::vector<RowResult>& results, bool resumed) {
    const std::lock_guard lock(mutex_);
    const std::size_t runs = runs_of_chunk(batch, c);
    progress_.stages[batch.stage_index].done += runs;
    if (resumed) progress_.resumed += runs;
    for (const RowResult& result : results) progress_.failed += result.failure.empty() ? 0U : 1U;
    if (options_.progress) options_.progress(progress_);
  }

  const LoadedStudy& loaded_;
  const SweepOptions& options_;
  std::mutex mutex_;
  SweepProgress progress_;
};

}  // namespace

std::size_t SweepProgress::done() const {
  std::size_t sum = 0;
  for (const Stage& stage : stages) sum += stage.done;
  return sum;
}

std::size_t SweepProgress::total() const {
  std::size_t sum = 0;
  for (const Stage& stage : stages) sum += stage.total;
  return sum;
}

std::vector<StageRun> sweep(const LoadedStudy& loaded, const SweepOptions& options) {
  const std::string rows = rows_folder(loaded, options.folder);
  Sweep work(loaded, options);
  return walk(loaded, rows, [&](const Batch& batch) { work.compute(batch); });
}

RowResult run_row(const LoadedStudy& loaded, const study::Stage& stage, const study::DesignRow& row) {
  RowResult result;
  try {
    result.values = loaded.runner->run(point_of(stage, row), runs_of(row));
  } catch (const sim::ConfigError& error) {
    result.failure = error.problems.all().front().message;
  } catch (const sim::BrokenRule& error) {
    result.failure = error.what();
  }
  return result;
}

std::string rows_folder(const LoadedStudy& loaded, const std::string& folder) {
  const std::string rows = folder + "/rows";
  // The study as a whole has an identity, too, so that another study is refused before anything of it is computed.
  sim::ChunkStore(rows + "/study", {sim::sha256_word(loaded.canonical), sim::sha256_word(sim::kEngineVersion), 1});
  return rows;
}

std::size_t planned_runs(const LoadedStudy& loaded, const study::Stage& stage) {
  return study::planned_rows(stage) * stage.fields.replicates * loaded.head.scenarios.size();
}

}  // namespace app
