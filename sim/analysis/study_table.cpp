#include "sim/analysis/study_table.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

std::set<std::uint32_t> failed(const StudyTable& table) {
  std::set<std::uint32_t> blocks;
  for (const StudyRow& row : table.rows)
    if (row.failed) blocks.insert(row.block);
  return blocks;
}

// A wait for a programme is no number where nobody is offered it: then there is nothing to compare with.
bool reference_has(const StudyTable& t, std::size_t outcome) {
  for (std::size_t row = 0; row < t.rows.size(); ++row)
    for (std::size_t r = 0; r < t.replicates; ++r)
      if (!std::isnan(t.result[t.at_result(row, t.reference, r, outcome)])) return true;
  return false;
}

}  // namespace

void check_shapes(const StudyTable& t) {
  const std::size_t rows = t.rows.size(), cells = rows * t.parameters.size();
  require(t.reference < t.scenarios.size(), "the reference is one of the scenarios of the study");
  require(t.value.size() == cells, "a study has a value for every row and parameter");
  require(t.place.empty() || t.place.size() == cells, "a study has a place for every row and parameter, or none");
  require(t.result.size() == rows * t.scenarios.size() * t.replicates * t.outcomes.size(),
          "a study has a result for every row, scenario, replicate and outcome");
  std::set<std::uint64_t> ids;
  for (const StudyRow& row : t.rows) {
    require(ids.insert(row.id).second, "the ids of the rows of a study are unique");
    require(row.input == kNoInput || row.input < t.parameters.size(), "the input of a row is one of the parameters");
    require(row.role != RowRole::ab || row.input != kNoInput, "a row of AB says which parameter is from B");
  }
}

std::vector<double> values_of(const StudyTable& t, std::size_t row, const Target& target) {
  std::vector<double> values(t.replicates);
  for (std::size_t r = 0; r < t.replicates; ++r) {
    values[r] = t.result[t.at_result(row, target.scenario, r, target.outcome)];
    if (target.difference) values[r] -= t.result[t.at_result(row, t.reference, r, target.outcome)];
  }
  while (!values.empty() && std::isnan(values.back())) values.pop_back();
  return values;
}

std::string target_words(const StudyTable& t, const Target& target) {
  const std::string scenario = t.outcomes[target.outcome].name + ", " + t.scenarios[target.scenario];
  return target.difference ? scenario + " against " + t.scenarios[t.reference] : scenario;
}

std::string input_words(const StudyParameter& parameter) {
  return parameter.about.empty() ? parameter.name : parameter.name + " '" + parameter.about + "'";
}

std::vector<Target> all_targets(const StudyTable& t) {
  std::vector<Target> targets;
  for (std::size_t o = 0; o < t.outcomes.size(); ++o) {
    if (t.scenarios.size() == 1) targets.push_back({o, 0, false});
    const bool compared = reference_has(t, o);
    for (std::size_t s = 0; s < t.scenarios.size(); ++s)
      if (s != t.reference) targets.push_back({o, s, compared});
  }
  return targets;
}

std::size_t outcome_of_role(const StudyTable& t, OutcomeRole role) {
  const auto has = [role](const StudyOutcome& o) { return o.role == role; };
  return static_cast<std::size_t>(std::find_if(t.outcomes.begin(), t.outcomes.end(), has) - t.outcomes.begin());
}

std::vector<std::size_t> sound_rows(const StudyTable& t, RowRole role) {
  const std::set<std::uint32_t> bad = failed(t);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < t.rows.size(); ++i)
    if (t.rows[i].role == role && !bad.contains(t.rows[i].block)) rows.push_back(i);
  std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      const StudyRow& r = t.rows[i];
      return std::make_tuple(r.block, r.step, r.input, r.id);
    };
    return key(a) < key(b);
  });
  return rows;
}

std::size_t failed_blocks(const StudyTable& t) { return failed(t).size(); }

}  // namespace sim::analysis
