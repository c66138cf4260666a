#include "app/conformance/histories.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/commands/load.hpp"
#include "app/config_root.hpp"
#include "app/conformance/expected.hpp"
#include "app/conformance/replicates.hpp"

namespace app::conformance {

namespace {

constexpr double kPrecision = 0.01;  // standard error as a share of the exact value
const std::string kIcer = "ICER against ";

/// The scenarios of one configuration, each simulated once, when it is first asked for.
class Simulated {
 public:
  Simulated(const std::string& root, const Expected& e) : project_(load_scenario(root + "/" + e.file, sets_of(e))) {}

  const Measured& of(const std::string& scenario, const Work& work) {
    auto found = runs_.find(scenario);
    if (found == runs_.end()) found = runs_.emplace(scenario, simulate(work, *project_, scenario)).first;
    return found->second;
  }

 private:
  static std::vector<std::string> sets_of(const Expected& e) {
    auto sets = e.sets;
    sets.push_back("population.setting.patients=2000");
    sets.push_back("population.setting.sites=1");
    return sets;
  }
  std::unique_ptr<sim::Project> project_;
  std::map<std::string, Measured> runs_;
};

Row row_of(const Expected& e, Simulated& simulated, const Work& work) {
  Row row{e.name, e.scenario + ", " + e.measure, e.exact, 0, 0, e.source, e.slack, kPrecision};
  const bool is_icer = e.measure.starts_with(kIcer);
  const Measured& mine = simulated.of(e.scenario, work.part(0, is_icer ? 2 : 1));
  if (!is_icer) {
    const Estimate estimate = mean_of(mine.at(e.measure));
    row.ours = estimate.mean;
    row.se = estimate.se;
    return row;
  }
  const Measured& other = simulated.of(e.measure.substr(kIcer.size()), work.part(1, 2));
  const Estimate icer = ratio_of(difference(mine.at("discounted_cost"), other.at("discounted_cost")),
                                 difference(mine.at("discounted_qaly"), other.at("discounted_qaly")));
  row.ours = icer.mean;
  row.se = icer.se;
  return row;
}

std::vector<Row> rows_of(const Work& work, const std::string& file) {
  const std::string root = shared_root().value_or("");
  std::vector<Row> rows;
  std::map<std::string, Simulated> simulated;
  const auto expected = expected_in(root, file);
  for (const Expected& e : expected) {
    const std::string key = key_of(e);
    auto found = simulated.find(key);
    if (found == simulated.end()) found = simulated.emplace(key, Simulated(root, e)).first;
    rows.push_back(row_of(e, found->second, work.part(rows.size(), expected.size())));
  }
  return rows;
}

}  // namespace

std::vector<Case> history_cases() {
  return {{"illness_death", "18 illness-death models, exponential and Weibull, against exact values",
           [](const Work& work) { return rows_of(work, "illness_death.csv"); }},
          {"sick_sicker", "Sick-Sicker in continuous time and as a semi-Markov model with a life table",
           [](const Work& work) { return rows_of(work, "sick_sicker.csv"); }}};
}

}  // namespace app::conformance
