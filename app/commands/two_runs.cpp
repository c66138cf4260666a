#include "app/commands/two_runs.hpp"

#include "sim/config/problems.hpp"
#include "sim/config/suggest.hpp"

namespace app {

sim::analysis::OutcomesComparison compare_runs(const sim::Outcomes& first, const sim::Outcomes& second) {
  auto all = sim::analysis::compare_outcomes(first, second);
  if (!all.measures.empty()) return all;
  sim::Problems problems;
  problems.add(
      "config/choice", {}, "the two runs have no scenario in common",
      "the first has " + sim::in_words(first.scenarios) + "; the second has " + sim::in_words(second.scenarios));
  throw sim::ConfigError(problems);
}

}  // namespace app
