#include "app/study/walk.hpp"

#include <algorithm>
#include <map>

#include "sim/study/sequel.hpp"

namespace app {

namespace {

namespace study = sim::study;

// Reads a batch; false when something of it is missing.
bool read_batch(const Batch& batch, StageRun& run) {
  bool all = true;
  for (std::size_t c = 0; c < batch.store.chunks(); ++c) {
    auto results = batch.store.read(c);
    const std::size_t n = batch.store.first_of(c + 1) - batch.store.first_of(c);
    if (results && results->size() == n) {
      run.finished += n;
      std::move(results->begin(), results->end(), std::back_inserter(run.results));
    } else {
      all = false;
      run.results.resize(run.results.size() + n);
    }
  }
  run.rows.insert(run.rows.end(), batch.rows.begin(), batch.rows.end());
  return all;
}

}  // namespace

std::vector<StageRun> walk(const LoadedStudy& loaded, const std::string& folder,
                           const std::function<void(const Batch&)>& work) {
  std::vector<StageRun> runs;
  for (const study::Stage& planned : loaded.stages) {
    StageRun& run = runs.emplace_back();
    run.stage = planned;
    if (run.stage.top) {
      const StageRun& screen = runs[run.stage.screen];
      if (!screen.complete) continue;
      study::take_top(run.stage, screen.stage, table_of(loaded, screen));
    }
    run.known = true;
    const auto next = [&] {
      auto sequel = study::sequel_of(run.stage, loaded.file.study.decision, run.rows, table_of(loaded, run));
      run.answer = sequel.answer;
      return std::move(sequel.rows);
    };
    auto rows = study::first_rows(run.stage, loaded.file.study.seed);
    if (rows.empty()) rows = next();
    run.complete = true;
    for (std::size_t number = 0; !rows.empty() && run.complete; ++number) {
      const std::string name = run.stage.fields.name + "-" + std::to_string(number);
      if (folder.empty()) {
        run.rows = rows;
        run.results.resize(rows.size());
        run.complete = false;
        break;
      }
      const RowStore store(folder + "/" + name, loaded.canonical + "\n" + name, rows, loaded.runner->patient_years());
      const Batch batch{run.stage, runs.size() - 1, number, rows, store};
      if (work) work(batch);
      run.complete = read_batch(batch, run);
      if (!run.complete) break;
      rows = next();
    }
  }
  return runs;
}

sim::analysis::StudyTable table_of(const LoadedStudy& loaded, const StageRun& run) {
  auto table = study::table_of(loaded.head, run.stage, run.rows);
  std::map<std::uint64_t, std::size_t> row_of;
  for (std::size_t i = 0; i < table.rows.size(); ++i) row_of[table.rows[i].id] = i;
  const std::size_t outcomes = loaded.head.outcomes.size();
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    const auto& row = run.rows[i];
    const std::size_t at = row_of.at(row.what.id);
    const auto& values = run.results[i].values;
    if (values.empty()) {
      table.rows[at].failed = true;
      continue;
    }
    std::size_t next = 0;
    for (std::size_t s = 0; s < loaded.head.scenarios.size(); ++s)
      for (std::size_t r = 0; r < row.replicates; ++r)
        for (std::size_t o = 0; o < outcomes; ++o)
          table.result[table.at_result(at, s, row.first_replicate + r, o)] = values[next++];
  }
  return table;
}

double failed_share(const std::vector<StageRun>& runs) {
  double rows = 0, failed = 0;
  for (const StageRun& run : runs)
    for (const RowResult& result : run.results) {
      rows += 1;
      failed += result.failure.empty() ? 0 : 1;
    }
  return rows > 0 ? failed / rows : 0;
}

}  // namespace app
