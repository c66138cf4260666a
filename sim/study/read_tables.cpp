// Result tables back into studies.
#include <algorithm>
#include <stdexcept>

#include "sim/study/result_tables.hpp"

namespace sim::study {

namespace {

using Texts = std::vector<std::string>;
using Int32s = std::vector<std::int32_t>;

[[noreturn]] void damaged(const std::string& what) {
  throw std::invalid_argument("this is no result file of a study: " + what);
}

class Tables {
 public:
  explicit Tables(const std::vector<Table>& tables) : tables_(tables) {}

  const TableColumn& column(const std::string& table, const std::string& name) const {
    const auto t = std::find_if(tables_.begin(), tables_.end(), [&](const Table& x) { return x.name == table; });
    if (t == tables_.end()) damaged("it has no table '" + table + "'");
    const auto c =
        std::find_if(t->columns.begin(), t->columns.end(), [&](const TableColumn& x) { return x.name == name; });
    if (c == t->columns.end()) damaged("table '" + table + "' has no column '" + name + "'");
    return *c;
  }

  bool has(const std::string& table) const {
    return std::any_of(tables_.begin(), tables_.end(), [&](const Table& x) { return x.name == table; });
  }

  /// Of a column that older files do not have: what it holds at i, or the usual.
  template <class T>
  T value_or(const std::string& table, const std::string& name, std::size_t i, T usual) const {
    const auto t = std::find_if(tables_.begin(), tables_.end(), [&](const Table& x) { return x.name == table; });
    const bool there = t != tables_.end() && std::any_of(t->columns.begin(), t->columns.end(),
                                                         [&](const TableColumn& x) { return x.name == name; });
    return there ? values<T>(table, name).at(i) : usual;
  }

  template <class T>
  const std::vector<T>& values(const std::string& table, const std::string& name) const {
    const auto* found = std::get_if<std::vector<T>>(&column(table, name).values);
    if (!found) damaged("column '" + name + "' of table '" + table + "' has another type");
    return *found;
  }

 private:
  const std::vector<Table>& tables_;
};

analysis::OutcomeRole role_of(const std::string& word) {
  if (word == "cost") return analysis::OutcomeRole::cost;
  return word == "effect" ? analysis::OutcomeRole::effect : analysis::OutcomeRole::other;
}

void add_trials(const Tables& t, DecisionFields& d) {
  const auto trial = [&](const std::string& name) -> TrialFields& {
    for (auto& [known, fields] : d.trials)
      if (known == name) return fields;
    return d.trials.emplace_back(name, TrialFields{}).second;
  };
  const auto &of_size = t.values<std::string>("trial_sizes", "trial"),
             &of_measure = t.values<std::string>("trial_measures", "trial");
  for (std::size_t i = 0; i < of_size.size(); ++i)
    trial(of_size[i]).people.push_back(t.values<double>("trial_sizes", "people")[i]);
  for (std::size_t i = 0; i < of_measure.size(); ++i)
    trial(of_measure[i])
        .measures.push_back({t.values<std::string>("trial_measures", "parameter")[i],
                             measured_as(t.values<std::string>("trial_measures", "measured_as")[i]),
                             t.values<double>("trial_measures", "sd")[i]});
}

DecisionFields decision_of(const Tables& t) {
  const auto number = [&](const char* name) {
    const auto& values = t.values<double>("decision", name);
    if (values.size() != 1) damaged("its decision has not one line");
    return values[0];
  };
  DecisionFields d;
  d.willingness_to_pay = {number("threshold_from"), number("threshold_to"), number("threshold_step")};
  d.headline = number("headline");
  d.population = {number("people_per_year"), number("decision_years")};
  d.budget.people = number("budget_people");
  d.budget.discount = number("budget_discount");
  if (t.has("budget_years")) {
    d.budget.spending = t.values<std::string>("budget_years", "outcome");
    d.budget.uptake = t.values<double>("budget_years", "uptake");
  }
  if (t.has("trial_sizes")) add_trials(t, d);
  return d;
}

// Stages with everything but their numbers.
std::vector<StageResult> heads_of(const Tables& t, const std::string& title) {
  std::vector<StageResult> stages;
  const auto& names = t.values<std::string>("stages", "name");
  const auto& scenarios = t.column("study", "scenario").codes;
  const auto& outcome_names = t.values<std::string>("study_outcomes", "name");
  for (std::size_t s = 0; s < names.size(); ++s) {
    StageResult stage;
    stage.name = names[s];
    stage.answer = t.values<std::string>("stages", "answer")[s];
    const auto count = [&](const char* name) {
      return static_cast<std::uint32_t>(t.values<std::int32_t>("stages", name)[s]);
    };
    stage.search = {t.values<std::string>("stages", "such_that")[s],
                    t.values<std::string>("stages", "scenario")[s],
                    t.values<double>("stages", "confidence")[s],
                    count("levels"),
                    count("first_replicates"),
                    count("most_replicates")};
    stage.table.title = title;
    stage.table.method = t.values<std::string>("stages", "method")[s];
    stage.table.scenarios = scenarios;
    const auto reference =
        std::find(scenarios.begin(), scenarios.end(), t.values<std::string>("stages", "reference")[s]);
    if (reference == scenarios.end()) damaged("its reference is none of the scenarios");
    stage.table.reference = static_cast<std::size_t>(reference - scenarios.begin());
    for (std::size_t o = 0; o < outcome_names.size(); ++o)
      stage.table.outcomes.push_back({outcome_names[o], t.values<std::string>("study_outcomes", "unit")[o],
                                      role_of(t.values<std::string>("study_outcomes", "role")[o]),
                                      t.value_or<double>("study_outcomes", "step", o, 0),
                                      t.value_or<std::int8_t>("study_outcomes", "share", o, 0) != 0});
    stages.push_back(std::move(stage));
  }
  const auto& of_factor = t.values<std::int16_t>("factors", "stage");
  for (std::size_t f = 0; f < of_factor.size(); ++f)
    stages.at(static_cast<std::size_t>(of_factor[f]))
        .table.parameters.push_back(
            {t.values<std::string>("factors", "name")[f], t.values<std::string>("factors", "unit")[f],
             t.values<std::string>("factors", "source")[f], t.values<std::string>("factors", "provenance")[f],
             t.values<double>("factors", "central")[f], t.values<std::string>("factors", "about")[f],
             t.value_or<std::string>("factors", "caution", f, "")});
  return stages;
}

void add_rows(const Tables& t, std::vector<StageResult>& stages) {
  const auto& stage = t.values<std::int16_t>("design", "stage");
  const auto whole = [&](const char* name, std::size_t i) {
    return static_cast<std::uint32_t>(t.values<std::int32_t>("design", name)[i]);
  };
  for (std::size_t i = 0; i < stage.size(); ++i) {
    StageResult& r = stages.at(static_cast<std::size_t>(stage[i]));
    r.table.rows.push_back({.id = static_cast<std::uint64_t>(t.values<std::int64_t>("design", "id")[i]),
                            .role = static_cast<analysis::RowRole>(t.values<std::int16_t>("design", "role")[i]),
                            .block = whole("block", i),
                            .input = whole("input", i),  // -1 is kNoInput.
                            .step = whole("step", i),
                            .scramble = whole("scramble", i),
                            .failed = t.values<std::int8_t>("design", "failed")[i] != 0});
    r.luck.push_back({whole("luck_tag", i), whole("luck_index", i)});
    r.redraws.push_back(whole("redraws", i));
    r.failures.push_back(t.values<std::string>("design", "failure")[i]);
  }
}

void add_numbers(const Tables& t, std::vector<StageResult>& stages) {
  const auto &value = t.values<double>("design_values", "value"), &place = t.values<double>("design_values", "place");
  const std::size_t lines = t.values<std::int32_t>("study", "row").size();
  std::size_t next_value = 0, next_line = 0;
  const auto& row = t.values<std::int32_t>("study", "row");
  for (StageResult& r : stages) {
    auto& s = r.table;
    const std::size_t cells = s.rows.size() * s.parameters.size();
    if (next_value + cells > value.size()) damaged("values are missing");
    for (std::size_t i = next_value; i < next_value + cells; ++i) {
      s.value.push_back(value[i]);
      s.place.push_back(place[i]);
    }
    next_value += cells;
    if (s.rows.empty()) continue;
    std::size_t of_first = 0;
    while (next_line + of_first < lines && row[next_line + of_first] == row[next_line]) ++of_first;
    s.replicates = of_first / s.scenarios.size();
    const std::size_t n = s.rows.size() * s.scenarios.size() * s.replicates;
    if (s.replicates == 0 || next_line + n > lines) damaged("runs are missing");
    s.result.resize(n * s.outcomes.size());
    for (std::size_t o = 0; o < s.outcomes.size(); ++o) {
      const auto& numbers = t.values<double>("study", s.outcomes[o].name);
      for (std::size_t i = 0; i < n; ++i) s.result[i * s.outcomes.size() + o] = numbers[next_line + i];
    }
    next_line += n;
  }
}

}  // namespace

StudyResult from_tables(const std::vector<Table>& tables, const std::string& title) {
  const Tables t(tables);
  StudyResult result;
  try {
    result.decision = decision_of(t);
    result.stages = heads_of(t, title);
    add_rows(t, result.stages);
    add_numbers(t, result.stages);
  } catch (const std::out_of_range&) {
    damaged("its tables disagree");
  }
  for (const StageResult& stage : result.stages) analysis::check_shapes(stage.table);
  return result;
}

}  // namespace sim::study
