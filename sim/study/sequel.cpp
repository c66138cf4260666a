#include "sim/study/sequel.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>

#include "sim/analysis/select_best.hpp"
#include "sim/analysis/sequential.hpp"
#include "sim/analysis/words.hpp"
#include "sim/config/quantity.hpp"
#include "sim/core/check.hpp"

namespace sim::study {

namespace {

using analysis::number_words;
using analysis::StudyTable;
using analysis::Target;

constexpr std::uint32_t kRound = 5;  // Replicates added at a time.

std::size_t outcome_named(const StudyTable& t, const std::string& name) {
  const auto found = std::find_if(t.outcomes.begin(), t.outcomes.end(), [&](const auto& o) { return o.name == name; });
  require(found != t.outcomes.end(), "a stage names outcomes of its study");
  return static_cast<std::size_t>(found - t.outcomes.begin());
}

std::size_t scenario_named(const StudyTable& t, const std::string& name) {
  if (name.empty()) return std::min<std::size_t>(1, t.scenarios.size() - 1);
  const auto found = std::find(t.scenarios.begin(), t.scenarios.end(), name);
  require(found != t.scenarios.end(), "a stage names scenarios of its study");
  return static_cast<std::size_t>(found - t.scenarios.begin());
}

// The row again, for further replicates.
DesignRow more_of(const std::vector<DesignRow>& rows, std::uint64_t id, std::uint32_t replicates) {
  std::uint32_t so_far = 0;
  const DesignRow* first = nullptr;
  for (const DesignRow& row : rows)
    if (row.what.id == id) {
      if (first == nullptr) first = &row;
      so_far = std::max(so_far, row.first_replicate + row.replicates);
    }
  DesignRow more = *first;
  more.first_replicate = so_far;
  more.replicates = replicates;
  return more;
}

Sequel more_precision(const Stage& stage, const std::vector<DesignRow>& rows, const StudyTable& t) {
  const auto& wanted = *stage.fields.precision;
  analysis::PrecisionRule rule;
  rule.half_width = wanted.half_width;
  rule.first = std::max<std::size_t>(stage.fields.replicates, 2);
  rule.most = stage.fields.at_most;
  const std::size_t scenario = scenario_named(t, wanted.scenario);
  const Target target{outcome_named(t, wanted.outcome), scenario, scenario != t.reference};
  const auto centre = analysis::values_of(t, 0, target);
  Sequel sequel;
  for (std::size_t i = 1; i < t.rows.size(); ++i) {
    if (t.rows[i].failed) continue;
    auto values = analysis::values_of(t, i, target);
    values.resize(std::min(values.size(), centre.size()));
    for (std::size_t r = 0; r < values.size(); ++r) values[r] -= centre[r];
    const auto judged = analysis::precision_so_far(values, rule);
    if (!judged.enough && !judged.gave_up) sequel.rows.push_back(more_of(rows, t.rows[i].id, kRound));
  }
  if (sequel.rows.empty()) return sequel;
  // The centre keeps up with the row that needs most.
  std::uint32_t most = 0;
  for (const DesignRow& row : sequel.rows) most = std::max(most, row.first_replicate + row.replicates);
  DesignRow again = more_of(rows, 0, kRound);
  if (again.first_replicate < most) {
    again.replicates = most - again.first_replicate;
    sequel.rows.insert(sequel.rows.begin(), again);
  }
  return sequel;
}

std::vector<double> decided_by(const StudyTable& t, std::size_t row, const Condition& c) {
  auto values = analysis::values_of(t, row, {c.outcome, c.scenario, false});
  const bool missing = values.size() < t.replicates && values.empty();
  if (missing || std::any_of(values.begin(), values.end(), [](double x) { return std::isnan(x); }))
    throw std::invalid_argument("the outcome '" + t.outcomes[c.outcome].name + "' of '" + t.scenarios[c.scenario] +
                                "' has no value in some runs (nobody got there); begin the search at a higher level");
  return values;
}

std::string capacity_words(const Stage& stage, const analysis::CapacityState& state) {
  const auto& f = stage.fields;
  const Factor& factor = stage.factors.all[0];
  const std::string goal = f.such_that + " with " + number_words(100 * f.confidence) + " % confidence";
  const auto mean_at = [&](std::size_t level) {
    for (const auto& v : state.visited)
      if (v.level == level)
        return " (mean " + number_words(v.mean.value) + ", interval " + number_words(v.mean.low) + " to " +
               number_words(v.mean.high) + ", " + std::to_string(v.used) + " runs)";
    return std::string();
  };
  std::string text;
  if (!state.smallest)
    text = "Even " + f.smallest + " = " + factor.levels.back() + " was not shown to give " + goal +
           mean_at(factor.levels.size() - 1) + ".";
  else
    text = "The smallest " + f.smallest + " that gives " + goal + " is " + factor.levels[*state.smallest] +
           mean_at(*state.smallest) + ".";
  if (state.smallest && state.fails)
    text += std::string(" ") + (state.too_close ? "Too close to tell is " : "Not enough is ") +
            factor.levels[*state.fails] + mean_at(*state.fails) + ".";
  return text;
}

Sequel capacity(const Stage& stage, const std::vector<DesignRow>& rows, const StudyTable& t) {
  std::vector<std::string> names;
  for (const auto& o : t.outcomes) names.push_back(o.name);
  auto condition = *read_condition(stage.fields.such_that, names);
  condition.scenario = scenario_named(t, stage.fields.scenario);
  std::vector<analysis::LevelRuns> runs;
  for (std::size_t i = 0; i < t.rows.size(); ++i)
    runs.push_back({static_cast<std::size_t>(t.rows[i].id), decided_by(t, i, condition)});
  const SearchRecord record = search_record(stage, t.scenarios);
  const auto state = analysis::capacity_search(runs, record.levels, rule_of(record, condition));
  if (state.done) return {{}, capacity_words(stage, state)};
  const auto there = std::find_if(runs.begin(), runs.end(), [&](const auto& r) { return r.level == state.level; });
  const auto wanted = static_cast<std::uint32_t>(state.replicates);
  if (there != runs.end()) {
    DesignRow more = more_of(rows, state.level, 1);
    more.replicates = wanted - more.first_replicate;
    return {{more}, ""};
  }
  DesignRow row;
  row.what = {.id = state.level, .role = analysis::RowRole::point, .block = static_cast<std::uint32_t>(state.level)};
  row.luck = shared_luck();
  row.place = {std::nan("")};
  row.value = {static_cast<double>(state.level)};
  row.replicates = wanted;
  return {{row}, ""};
}

// [replicate][scenario]
std::vector<std::vector<double>> scores(const Stage& stage, const DecisionFields& decision, const StudyTable& t) {
  const bool money = stage.fields.maximise == "nmb";
  const std::size_t cost = outcome_of_role(t, analysis::OutcomeRole::cost),
                    effect = outcome_of_role(t, analysis::OutcomeRole::effect);
  std::vector<std::vector<double>> all;
  for (std::size_t r = 0; r < t.replicates; ++r) {
    auto& row = all.emplace_back();
    for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
      const auto value = [&](std::size_t o) { return t.result[t.at_result(0, s, r, o)]; };
      row.push_back(money ? decision.headline * value(effect) - value(cost)
                          : value(outcome_named(t, stage.fields.maximise)));
    }
  }
  return all;
}

Sequel selection(const Stage& stage, const DecisionFields& decision, const std::vector<DesignRow>& rows,
                 const StudyTable& t) {
  if (rows.empty()) {
    DesignRow centre;
    centre.what.role = analysis::RowRole::centre;
    centre.luck = shared_luck();
    centre.replicates = std::max<std::uint32_t>(2, stage.fields.replicates);
    return {{centre}, ""};
  }
  analysis::SelectionRule rule;
  rule.indifference = stage.fields.indifference;
  rule.confidence = stage.fields.confidence;
  rule.first = std::max<std::size_t>(2, stage.fields.replicates);
  const auto chosen = analysis::select_best(scores(stage, decision, t), t.scenarios.size(), rule);
  const std::string best = "'" + t.scenarios[chosen.best] + "'";
  if (chosen.done)
    return {{},
            best + " has the largest " + stage.fields.maximise + ", right with a probability of at least " +
                number_words(100 * rule.confidence) + " % if it is ahead by " + number_words(rule.indifference) +
                " or more (" + std::to_string(chosen.replicates) + " runs of each scenario)."};
  if (t.replicates >= stage.fields.at_most)
    return {{},
            "Not decided after " + std::to_string(t.replicates) + " runs of each scenario: " + best +
                " is ahead so far, " + std::to_string(chosen.left.size()) + " are still in."};
  return {{more_of(rows, 0, kRound)}, ""};
}

}  // namespace

std::optional<Condition> read_condition(const std::string& text, const std::vector<std::string>& outcomes) {
  std::istringstream parts(text);
  std::string name, sign, number, rest;
  parts >> name >> sign >> number >> rest;
  const auto outcome = std::find(outcomes.begin(), outcomes.end(), name);
  const auto limit = parse_plain_number(number);
  if (outcome == outcomes.end() || !limit || !rest.empty() || (sign != "<" && sign != ">")) return std::nullopt;
  return Condition{static_cast<std::size_t>(outcome - outcomes.begin()), 0, sign == "<", *limit};
}

SearchRecord search_record(const Stage& stage, const std::vector<std::string>& scenarios) {
  const SweepFields& f = stage.fields;
  SearchRecord record;
  record.such_that = f.such_that;
  record.scenario = f.scenario.empty() ? scenarios[std::min<std::size_t>(1, scenarios.size() - 1)] : f.scenario;
  record.confidence = f.confidence;
  record.levels = static_cast<std::uint32_t>(stage.factors.all[0].levels.size());
  record.first = std::max<std::uint32_t>(2, f.replicates);
  record.most = std::max(f.at_most, record.first);
  return record;
}

analysis::CapacityRule rule_of(const SearchRecord& record, const Condition& condition) {
  analysis::CapacityRule rule;
  rule.limit = condition.limit;
  rule.below = condition.below;
  rule.confidence = record.confidence;
  rule.first = record.first;
  rule.most = record.most;
  return rule;
}

Sequel sequel_of(const Stage& stage, const DecisionFields& decision, const std::vector<DesignRow>& rows,
                 const StudyTable& so_far) {
  if (stage.fields.method == Method::capacity) return capacity(stage, rows, so_far);
  if (stage.fields.method == Method::select) return selection(stage, decision, rows, so_far);
  if (stage.fields.method == Method::one_way && stage.fields.precision) return more_precision(stage, rows, so_far);
  return {};
}

}  // namespace sim::study
