#include "app/conformance/queues.hpp"

#include <map>

#include "app/commands/load.hpp"
#include "app/config_root.hpp"
#include "app/conformance/expected.hpp"
#include "app/conformance/queue_runs.hpp"
#include "app/conformance/replicates.hpp"
#include "sim/core/check.hpp"

namespace app::conformance {

namespace {

constexpr double kPrecision = 0.02;  // standard error as a share of the exact value

std::string words_of(const std::string& measure) {
  if (measure.starts_with("wait.")) return "mean wait, days";
  if (measure.starts_with("gave_up.")) return "share who give up";
  if (measure.starts_with("stay.")) return "mean stay of " + measure.substr(measure.rfind('.') + 1) + ", days";
  return measure == "busy" ? "share of servers busy" : "mean number waiting";
}

std::vector<Row> rows_of(const Work& work, const std::string& file) {
  const std::string root = shared_root().value_or("");
  std::vector<Row> rows;
  std::map<std::string, Measured> simulated;
  const auto expected = expected_in(root, file);
  for (const Expected& e : expected) {
    const Work one = work.part(rows.size(), expected.size());
    auto found = simulated.find(key_of(e));
    if (found == simulated.end())
      found = simulated.emplace(key_of(e), simulate_queue(one, *load_scenario(root + "/" + e.file, e.sets), e.scenario))
                  .first;
    const auto values = found->second.find(e.measure);
    sim::require(values != found->second.end(), "a queue gives every measure that is asked of it");
    const Estimate ours = mean_of(values->second);
    rows.push_back({e.name, words_of(e.measure), e.exact, ours.mean, ours.se, e.source, e.slack, kPrecision});
  }
  return rows;
}

}  // namespace

std::vector<Case> queue_cases() {
  return {{"queues", "queues with many servers, varied service, reneging and two classes, against theory",
           [](const Work& work) { return rows_of(work, "queues.csv"); }},
          {"clinic", "20,000 patients in three queues each, against a bare reference program",
           [](const Work& work) { return rows_of(work, "clinic.csv"); }}};
}

}  // namespace app::conformance
