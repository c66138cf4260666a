#include "sim/study/result_tables.hpp"

#include <cmath>

namespace sim::study {

namespace {

using Texts = std::vector<std::string>;
using Doubles = std::vector<double>;
using Int16s = std::vector<std::int16_t>;
using Int32s = std::vector<std::int32_t>;
using Int64s = std::vector<std::int64_t>;

TableColumn column(const char* name, const char* doc, ColumnValues values, std::string unit = "") {
  return {.name = name, .unit = std::move(unit), .doc = doc, .values = std::move(values)};
}

TableColumn coded(const char* name, const char* doc, Int16s values, Texts codes) {
  return {.name = name, .unit = "", .doc = doc, .values = std::move(values), .codes = std::move(codes)};
}

TableColumn pointing(const char* name, const char* doc, Int32s values, const char* table) {
  return {.name = name, .unit = "", .doc = doc, .values = std::move(values), .row_of = table};
}

Texts names_of(const StudyResult& result) {
  Texts names;
  for (const auto& stage : result.stages) names.push_back(stage.name);
  return names;
}

Table stages_table(const StudyResult& result) {
  Texts names, methods, references, answers, conditions, scenarios;
  Doubles confidence;
  Int32s rows, levels, first, most;
  for (const auto& stage : result.stages) {
    names.push_back(stage.name);
    methods.push_back(stage.table.method);
    references.push_back(stage.table.scenarios[stage.table.reference]);
    rows.push_back(static_cast<std::int32_t>(stage.table.rows.size()));
    answers.push_back(stage.answer);
    conditions.push_back(stage.search.such_that);
    scenarios.push_back(stage.search.scenario);
    confidence.push_back(stage.search.confidence);
    levels.push_back(static_cast<std::int32_t>(stage.search.levels));
    first.push_back(static_cast<std::int32_t>(stage.search.first));
    most.push_back(static_cast<std::int32_t>(stage.search.most));
  }
  return {"stages",
          "stage_row",
          "The stages of the study.",
          {column("name", "Name.", names), column("method", "Method.", methods),
           column("reference", "The scenario that the others are compared with.", references),
           column("rows", "Rows of its design.", rows), column("answer", "Of a search: what it found.", answers),
           column("such_that", "Of a search for capacity: its condition.", conditions),
           column("scenario", "Of a search for capacity: which scenario must meet it.", scenarios),
           column("confidence", "Of a search for capacity: that its answer is right.", confidence, "1"),
           column("levels", "Of a search for capacity: levels there were.", levels),
           column("first_replicates", "Of a search for capacity: runs of a level at first.", first),
           column("most_replicates", "Of a search for capacity: runs of a level at most.", most)}};
}

Table decision_table(const DecisionFields& d) {
  const auto one = [](double x) { return Doubles{x}; };
  const auto& w = d.willingness_to_pay;
  return {"decision",
          "decision_row",
          "What the money is worth to the decision.",
          {column("threshold_from", "Lowest willingness to pay.", one(w.from)),
           column("threshold_to", "Highest willingness to pay.", one(w.to)),
           column("threshold_step", "Distance of two.", one(w.step)),
           column("headline", "The one that the sentences speak of.", one(d.headline)),
           column("people_per_year", "People a year whom the decision is for.", one(d.population.per_year)),
           column("decision_years", "Years that it holds.", one(d.population.years)),
           column("budget_people", "People whom the budget is for; 0: there is none.", one(d.budget.people)),
           column("budget_discount", "A year.", one(d.budget.discount), "1")}};
}

// What the decision asks beyond thresholds: budget, sizes and measures of planned trials. Only those that are asked
// for.
std::vector<Table> plan_tables(const DecisionFields& d) {
  std::vector<Table> tables;
  Doubles uptake = d.budget.uptake, people, sd;
  uptake.resize(d.budget.spending.size(), uptake.empty() ? 1 : uptake.back());
  Texts of_size, of_measure, parameter, as;
  for (const auto& [name, trial] : d.trials) {
    for (const double n : trial.people) of_size.push_back(name), people.push_back(n);
    for (const auto& m : trial.measures) {
      of_measure.push_back(name);
      parameter.push_back(m.parameter);
      as.push_back(word_of(m.as));
      sd.push_back(m.sd);
    }
  }
  if (d.budget.people > 0)
    tables.push_back({"budget_years",
                      "budget_year",
                      "The years of the budget.",
                      {column("outcome", "Spending per patient in this year after the start.", d.budget.spending),
                       column("uptake", "Share of the people who have begun by this year.", uptake, "1")}});
  if (!d.trials.empty()) {
    tables.push_back({"trial_sizes",
                      "trial_size",
                      "Planned trials.",
                      {column("trial", "Its name.", of_size), column("people", "In all its arms.", people)}});
    tables.push_back({"trial_measures",
                      "trial_measure",
                      "What planned trials would measure.",
                      {column("trial", "Its name.", of_measure), column("parameter", "Evidence id.", parameter),
                       column("measured_as", "mean, difference or proportion.", as),
                       column("sd", "Of one person, in the unit of the parameter.", sd)}});
  }
  return tables;
}

Table outcomes_table(const StudyResult& result) {
  Texts names, units, roles;
  Doubles steps;
  std::vector<std::int8_t> shares;
  for (const auto& outcome : result.stages.front().table.outcomes) {
    names.push_back(outcome.name);
    units.push_back(outcome.unit);
    roles.push_back(outcome.role == analysis::OutcomeRole::cost     ? "cost"
                    : outcome.role == analysis::OutcomeRole::effect ? "effect"
                                                                    : "other");
    steps.push_back(outcome.step);
    shares.push_back(outcome.share ? 1 : 0);
  }
  return {"study_outcomes",
          "study_outcome",
          "What every run was asked for.",
          {column("name", "Name.", names),
           column("unit", "Unit.", units),
           column("role", "What it is to the decision.", roles),
           column("step", "What one event more in one run adds, if it is a count of events; else 0.", steps),
           {.name = "share", .unit = "", .doc = "It is a share of people.", .values = shares, .yes_no = true}}};
}

Table factors_table(const StudyResult& result) {
  Int16s stage;
  Texts name, unit, source, provenance, about, caution;
  Doubles central;
  for (std::size_t s = 0; s < result.stages.size(); ++s)
    for (const auto& p : result.stages[s].table.parameters) {
      stage.push_back(static_cast<std::int16_t>(s));
      name.push_back(p.name);
      unit.push_back(p.unit);
      source.push_back(p.source);
      provenance.push_back(p.provenance);
      about.push_back(p.about);
      caution.push_back(p.caution);
      central.push_back(p.central);
    }
  return {
      "factors",
      "factor_row",
      "The inputs of each stage.",
      {coded("stage", "Stage.", stage, names_of(result)), column("name", "Evidence id, or path of a setting.", name),
       column("unit", "Unit.", unit), column("source", "Where it comes from.", source),
       column("provenance", "What kind of source that is.", provenance),
       column("central", "Its value when nothing is varied.", central), column("about", "What it is, in words.", about),
       column("caution", "What is easily misread where it varies.", caution)}};
}

const Texts& role_words() {
  static const Texts words{"centre", "point", "a", "b", "ab", "trajectory", "draw"};
  return words;
}

Table design_table(const StudyResult& result) {
  Int16s stage, role;
  Int64s id;
  Int32s block, input, step, scramble, tag, index, redraws;
  std::vector<std::int8_t> failed;
  Texts failure;
  for (std::size_t s = 0; s < result.stages.size(); ++s) {
    const StageResult& r = result.stages[s];
    for (std::size_t i = 0; i < r.table.rows.size(); ++i) {
      const auto& row = r.table.rows[i];
      stage.push_back(static_cast<std::int16_t>(s));
      id.push_back(static_cast<std::int64_t>(row.id));
      role.push_back(static_cast<std::int16_t>(row.role));
      block.push_back(static_cast<std::int32_t>(row.block));
      input.push_back(row.input == analysis::kNoInput ? -1 : static_cast<std::int32_t>(row.input));
      step.push_back(static_cast<std::int32_t>(row.step));
      scramble.push_back(static_cast<std::int32_t>(row.scramble));
      tag.push_back(static_cast<std::int32_t>(r.luck[i].tag));
      index.push_back(static_cast<std::int32_t>(r.luck[i].index));
      redraws.push_back(static_cast<std::int32_t>(r.redraws[i]));
      failed.push_back(row.failed ? 1 : 0);
      failure.push_back(r.failures[i]);
    }
  }
  Table t{"design", "design_row", "One line per row of every design, in the order of stages and ids.", {}};
  t.columns = {coded("stage", "Stage.", stage, names_of(result)),
               column("id", "Number of the row in its stage.", id),
               coded("role", "What the row is for.", role, role_words()),
               column("block", "Base row, trajectory, draw or point: rows that share their fate.", block),
               column("input", "Input that this row is about, counted from 0 among the stage's; -1 = none.", input),
               column("step", "Morris: point of the trajectory. One-way: 0 low end, 1 high end.", step),
               column("scramble", "Sobol': which independent scramble.", scramble),
               column("luck_tag", "Seed policy: first word of omega.", tag),
               column("luck_index", "Rows with the same tag and index share their luck.", index),
               column("redraws", "Draws thrown away because a constraint was broken.", redraws),
               {.name = "failed", .unit = "", .doc = "A run of it failed.", .values = failed, .yes_no = true},
               column("failure", "Why.", failure)};
  return t;
}

Table values_table(const StudyResult& result) {
  Int32s row, factor;
  Doubles value, place;
  std::int32_t first_row = 0, first_factor = 0;
  for (const StageResult& r : result.stages) {
    const std::size_t n = r.table.parameters.size();
    for (std::size_t i = 0; i < r.table.value.size(); ++i) {
      row.push_back(first_row + static_cast<std::int32_t>(i / n));
      factor.push_back(first_factor + static_cast<std::int32_t>(i % n));
      value.push_back(r.table.value[i]);
      place.push_back(r.table.place.empty() ? std::nan("") : r.table.place[i]);
    }
    first_row += static_cast<std::int32_t>(r.table.rows.size());
    first_factor += static_cast<std::int32_t>(n);
  }
  return {"design_values",
          "design_value",
          "The value of every input in every row.",
          {pointing("row", "Row of the table design.", row, "design_row"),
           pointing("factor", "Row of the table factors.", factor, "factor_row"),
           column("value", "In the unit of the factor; not-a-number: as the scenario file has it.", value),
           column("place", "Share of its distribution below.", place)}};
}

Table study_table(const StudyResult& result) {
  Int32s row, replicate;
  Int16s scenario;
  const auto& outcomes = result.stages.front().table.outcomes;
  std::vector<Doubles> numbers(outcomes.size());
  std::int32_t first_row = 0;
  for (const StageResult& r : result.stages) {
    const auto& t = r.table;
    for (std::size_t i = 0; i < t.rows.size(); ++i)
      for (std::size_t s = 0; s < t.scenarios.size(); ++s)
        for (std::size_t k = 0; k < t.replicates; ++k) {
          row.push_back(first_row + static_cast<std::int32_t>(i));
          scenario.push_back(static_cast<std::int16_t>(s));
          replicate.push_back(static_cast<std::int32_t>(k));
          for (std::size_t o = 0; o < outcomes.size(); ++o) numbers[o].push_back(t.result[t.at_result(i, s, k, o)]);
        }
    first_row += static_cast<std::int32_t>(t.rows.size());
  }
  Table table{"study", "study_row", "What every run gave.", {}};
  table.columns = {pointing("row", "Row of the table design.", row, "design_row"),
                   coded("scenario", "Scenario.", scenario, result.stages.front().table.scenarios),
                   column("replicate", "Which repeat of the row.", replicate)};
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    table.columns.push_back(
        column(outcomes[o].name.c_str(), "As asked for in the study file.", numbers[o], outcomes[o].unit));
  return table;
}

}  // namespace

std::vector<Table> to_tables(const StudyResult& result) {
  std::vector<Table> tables{stages_table(result),   decision_table(result.decision),
                            outcomes_table(result), factors_table(result),
                            design_table(result),   values_table(result),
                            study_table(result)};
  for (Table& table : plan_tables(result.decision)) tables.push_back(std::move(table));
  return tables;
}

}  // namespace sim::study
