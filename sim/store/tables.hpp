#pragma once
// The results as CSV tables (see csv.hpp); text that a spreadsheet would run as a formula is made harmless.
#include <string>
#include <vector>

#include "sim/record/outcomes.hpp"

namespace sim {

std::string summary_csv(const Outcomes&);     ///< Scenario x measure: mean, low, high and the kind of interval.
std::string panels_csv(const Outcomes&);      ///< One line per scenario, draw, day, subgroup and outcome.
std::string waits_csv(const Outcomes&);       ///< Waits and people waiting by programme and day.
std::string staff_csv(const Outcomes&);       ///< Utilisation and queue length by role and day.
std::string budget_csv(const Outcomes&);      ///< Money by category and year.
std::string parameters_csv(const Outcomes&);  ///< Every uncertain input with its interval and source.
std::string draws_csv(const Outcomes&);       ///< The value of every uncertain input in each draw.
std::string cea_csv(const Outcomes&);         ///< Long form of hesim and BCEA: one line per sample and strategy.
std::string table_csv(const Table&);          ///< Any table of the results, codes spelled out.

/// Writes summary.csv, panels.csv, waits.csv, staff.csv, budget.csv, parameters.csv, draws.csv and cea.csv into
/// `folder`, and a file for each study table, and returns their names. A table without lines is left out. Throws
/// FileError.
std::vector<std::string> write_tables(const Outcomes& outcomes, const std::string& folder);

}  // namespace sim
