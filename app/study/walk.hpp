#pragma once
// A study stage by stage, batch by batch: what every batch is follows from the file and from what earlier batches gave,
// so that a walk that only reads and one that computes meet the same rows.
#include <functional>
#include <string>
#include <vector>

#include "app/study/load_study.hpp"
#include "app/study/row_store.hpp"

namespace app {

/// One batch of rows of a stage, about to be computed or read.
struct Batch {
  const sim::study::Stage& stage;
  std::size_t stage_index = 0, number = 0;
  const std::vector<sim::study::DesignRow>& rows;
  const RowStore& store;
};

/// How far a stage is.
struct StageRun {
  sim::study::Stage stage;
  std::vector<sim::study::DesignRow> rows;  ///< As run: a row that got more replicates stands here again.
  std::vector<RowResult> results;           ///< One per row; empty values where it is not finished.
  std::size_t finished = 0;                 ///< Rows.
  bool known = false;                       ///< Its rows could be named: earlier stages are finished.
  bool complete = false;
  std::string answer;  ///< Of a stage that searches: what it found, in words.
};

/// Walks through `folder` (empty: nothing is stored yet). `work` is called with every batch before it is read; empty:
/// only what is there is read. A stage that rests on an unfinished one stays unknown. Throws sim::StaleStore,
/// sim::FileError, std::invalid_argument.
std::vector<StageRun> walk(const LoadedStudy& study, const std::string& folder,
                           const std::function<void(const Batch&)>& work);

/// What a stage gave, as an analysis takes it.
sim::analysis::StudyTable table_of(const LoadedStudy& study, const StageRun& run);

/// Share of the rows of all stages that failed.
double failed_share(const std::vector<StageRun>& runs);

}  // namespace app
