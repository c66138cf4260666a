#pragma once
// What a stage runs next, judged from everything it has run: more replicates until a difference is known well enough,
// the next level of a capacity search, another round of a selection. Judged at whole batches, in the order of
// replicates, so that neither threads nor processes can change what is run.
#include <string>
#include <vector>

#include "sim/analysis/capacity.hpp"
#include "sim/study/result_tables.hpp"
#include "sim/study/stage.hpp"

namespace sim::study {

struct Sequel {
  std::vector<DesignRow> rows;  ///< To run next; none: the stage is finished.
  std::string answer;           ///< Of a finished search, in words.
};

/// `rows` is everything run so far (a row that got more replicates stands there again), `so_far` its table.
/// Throws std::invalid_argument when an outcome that decides has no value.
Sequel sequel_of(const Stage& stage, const DecisionFields& decision, const std::vector<DesignRow>& rows,
                 const analysis::StudyTable& so_far);

/// A condition such as "wait_p90 < 56", read and checked.
struct Condition {
  std::size_t outcome = 0, scenario = 0;
  bool below = true;
  double limit = 0;
};
/// Nothing when `text` is none; `outcomes` are the names of the study.
std::optional<Condition> read_condition(const std::string& text, const std::vector<std::string>& outcomes);

/// How a search for capacity decides, for its record; and the same rule out of the record.
SearchRecord search_record(const Stage& stage, const std::vector<std::string>& scenarios);
analysis::CapacityRule rule_of(const SearchRecord& record, const Condition& condition);

}  // namespace sim::study
