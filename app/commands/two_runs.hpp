#pragma once
// Two runs side by side, for the commands that compare.
#include "sim/analysis/compare_outcomes.hpp"

namespace app {

/// Throws sim::ConfigError, with the scenarios of both, when they have none in common.
sim::analysis::OutcomesComparison compare_runs(const sim::Outcomes& first, const sim::Outcomes& second);

}  // namespace app
