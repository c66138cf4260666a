#pragma once
// A stage of a study, understood: its method, its inputs, its rows.
#include <optional>
#include <string>
#include <vector>

#include "sim/study/constraints.hpp"
#include "sim/study/design.hpp"
#include "sim/study/study_file.hpp"

namespace sim::study {

struct Stage {
  SweepFields fields;
  Factors factors;
  std::vector<Constraint> constraints;
  std::vector<std::vector<std::size_t>> points;  ///< Of a list.
  std::optional<TopFields> top;                  ///< The factors come from an earlier stage; see take_top().
  std::size_t screen = 0;                        ///< Which stage that is.
};

/// All stages. Files that a stage names lie beneath `config_root`. `of_scenario` is the dependence of the scenario
/// file, used unless the study has its own. Refused with explanations: constraints and dependence where Sobol' or
/// Morris need independent inputs, unknown names.
std::vector<Stage> make_stages(const StudyFile& file, const Parameters& known,
                               const std::vector<Dependence>& of_scenario, const std::string& config_root,
                               Problems& problems);

/// Keeps of the screened factors those with the greatest mu* (mean over outcomes of mu* relative to the outcome's
/// greatest).
void take_top(Stage& stage, const Stage& screen, const analysis::StudyTable& screened);

/// The rows that are known before anything has run. Throws std::invalid_argument when a constraint cannot be met.
std::vector<DesignRow> first_rows(const Stage& stage, std::uint64_t seed);
/// How many rows that will be; also of a stage whose inputs are not known yet. 0 for a search.
std::size_t planned_rows(const Stage& stage);

/// Roles, factors and rows as an analysis takes them; results are added by whoever has them.
struct TableHead {
  std::string title;
  std::vector<std::string> scenarios;
  std::size_t reference = 0;
  std::vector<analysis::StudyOutcome> outcomes;
};
analysis::StudyTable table_of(const TableHead& head, const Stage& stage, const std::vector<DesignRow>& rows);

}  // namespace sim::study
