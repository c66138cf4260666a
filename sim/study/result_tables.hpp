#pragma once
// Studies as the tables of a result file, and back: what is stored is all that an analysis needs.
#include <string>
#include <vector>

#include "sim/analysis/study_table.hpp"
#include "sim/record/table.hpp"
#include "sim/study/design.hpp"
#include "sim/study/study_file.hpp"

namespace sim::study {

/// How a search for capacity decided, so that its steps can be told again.
struct SearchRecord {
  std::string such_that, scenario;  ///< Its condition, and which scenario must meet it; empty for other methods.
  double confidence = 0;
  std::uint32_t levels = 0, first = 0, most = 0;  ///< Levels there were; replicates at first, at most.
};

/// One stage with its results.
struct StageResult {
  std::string name;
  analysis::StudyTable table;
  std::vector<Luck> luck;              ///< [row of the table]
  std::vector<std::uint32_t> redraws;  ///< [row of the table]
  std::vector<std::string> failures;   ///< [row of the table] empty: none.
  std::string answer;                  ///< Of a search: what it found.
  SearchRecord search;                 ///< Of a search for capacity: how it decided.
};

/// Everything of a study that is stored.
struct StudyResult {
  std::vector<StageResult> stages;
  DecisionFields decision;
};

/// Tables: stages, decision, study_outcomes, factors, design (one line per row), design_values (row, factor, value,
/// place), study (row, scenario, replicate, one column per outcome);
/// where the decision asks for them budget_years, trial_sizes, trial_measures.
std::vector<Table> to_tables(const StudyResult& result);

/// Reads what to_tables() wrote. Throws std::invalid_argument when a table or column is missing or disagrees.
StudyResult from_tables(const std::vector<Table>& tables, const std::string& title);

}  // namespace sim::study
