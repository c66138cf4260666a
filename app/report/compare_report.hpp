#pragma once
// From two runs to the report of what differs between them.
#include "app/report/build_report.hpp"
#include "sim/analysis/compare_outcomes.hpp"

namespace app {

/// `first` and `second` name the runs for people: their folders.
struct TwoRuns {
  const sim::Outcomes& a;
  const sim::Outcomes& b;
  std::string first, second;
};

/// Every scenario that both have: the main measures as a picture, all of them as a table, what sharing luck was worth.
Report report_of(const TwoRuns& runs, const sim::analysis::OutcomesComparison& comparison);

}  // namespace app
