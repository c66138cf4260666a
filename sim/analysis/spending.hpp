#pragma once
// What the payers spend more or less in each year while a programme is taken up, from the draws of a study.
#include <string>
#include <vector>

#include "sim/analysis/budget_impact.hpp"
#include "sim/analysis/study_table.hpp"

namespace sim::analysis {

/// Whom a budget is for, and when they begin.
struct SpendingPlan {
  double people = 0;                  ///< 0: no budget is asked for.
  std::vector<std::string> spending;  ///< Outcomes: spending per patient in the first, second ... year after the start.
  std::vector<double> uptake;  ///< Share of the people who have begun by each year, not falling; empty: all at once.
  double discount_rate = 0;    ///< A year, from the middle of each year.

  /// Who has begun by this year, from 0; the last share holds on.
  double begun_by(std::size_t year) const;
};

/// Lines by scenario and year, of category "all". Whoever begins in a year has the spending of a first year then, of a
/// second year in the next ...; whoever has not begun has that of the reference. Draw by draw against the reference
/// with the same luck, without luck where there are two replicates. Throws BrokenRule when an outcome is not there.
std::vector<BudgetLine> spending_by_year(const StudyTable& table, const SpendingPlan& plan);

}  // namespace sim::analysis
