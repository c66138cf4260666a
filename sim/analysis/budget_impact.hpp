#pragma once
// What a programme costs the payers year by year: undiscounted, as budgets are, and discounted for comparison.
// ISPOR's good practice (Sullivan et al. 2014, Value Health 17:5).
#include <string>
#include <vector>

#include "sim/analysis/sample.hpp"
#include "sim/record/outcomes.hpp"

namespace sim::analysis {

struct BudgetFrame {
  double people = 0;         ///< Patients the budget is for; 0 = as many as were simulated.
  double discount_rate = 0;  ///< A year, from the middle of each year.
};

/// Money of one scenario, category and year.
struct BudgetLine {
  std::string scenario, category;  ///< Category "all" is their sum, and stands last in its year.
  std::size_t year = 0;            ///< From 1.
  Estimate cost;                   ///< Undiscounted; mean over draws and, with several draws, 95 % of them.
  Estimate extra;                  ///< Beyond the reference scenario in the same draw; for the reference itself 0.
  double discounted_extra = 0;     ///< Mean.
};

/// Lines by scenario, year, category. The results' costs by category are means over replicates, so intervals hold the
/// uncertainty of parameters only and need two draws. Throws BrokenRule when the results have no costs by year, no
/// measure "people" or no scenario `reference`.
std::vector<BudgetLine> budget_impact(const Outcomes& outcomes, std::size_t reference, const BudgetFrame& frame);

/// A sentence for each scenario but the reference: what it adds to the budget in every year, and in all.
std::vector<std::string> budget_words(const std::vector<BudgetLine>& lines, const std::string& reference,
                                      const std::string& money);

}  // namespace sim::analysis
