// What was studied, which inputs were moved, and what the study does not say.
#include <set>

#include "app/report/study/sections.hpp"

namespace app {

namespace {

const char* method_words(const std::string& method) {
  static constexpr std::pair<const char*, const char*> kWords[] = {
      {"one_way", "one input at a time"},
      {"grid", "every combination of some levels"},
      {"list", "a list of points"},
      {"lhs", "points spread evenly over the inputs"},
      {"morris", "screening (Morris)"},
      {"sobol", "shares of variance (Sobol’)"},
      {"psa", "probabilistic sensitivity analysis: all uncertain numbers drawn together"},
      {"select", "selection of the best (Kim and Nelson)"},
      {"capacity", "search for the smallest capacity"}};
  for (const auto& [name, words] : kWords)
    if (method == name) return words;
  return "";
}

}  // namespace

Section what_was_studied(const StudyView& view) {
  Section section;
  section.id = "studied";
  section.question = "What was studied?";
  const auto& first = view.stage(0).table;
  section.answer = "Scenarios: " + std::to_string(first.scenarios.size()) +
                   "; outcomes: " + std::to_string(first.outcomes.size()) +
                   "; stages: " + std::to_string(view.stages()) + ".";
  std::string names;
  for (const auto& scenario : first.scenarios) names += (names.empty() ? "" : "; ") + scenario;
  section.notes.push_back("Scenarios: " + names + ". The others are compared with “" +
                          first.scenarios[first.reference] +
                          "”; all scenarios of one row share its numbers and its luck.");
  WordTable stages{{"stage", "method", "inputs", "rows", "runs of a row"}, {}, true};
  WordTable outcomes{{"outcome", "unit"}, {}, true};
  for (std::size_t i = 0; i < view.stages(); ++i) {
    const auto& t = view.stage(i).table;
    const std::size_t lost = sim::analysis::failed_blocks(t);
    stages.rows.push_back({view.stage(i).name, method_words(t.method), std::to_string(t.parameters.size()),
                           std::to_string(t.rows.size()), std::to_string(t.replicates)});
    if (lost > 0)
      section.notes.push_back(view.stage(i).name + ": " + std::to_string(lost) +
                              " block(s) of rows were left out because a run failed or is not finished.");
  }
  for (const auto& o : first.outcomes) outcomes.rows.push_back({o.name, o.unit});
  section.tables.push_back({"stages_table", "The stages", stages});
  section.tables.push_back({"study_outcomes_table", "What every run was asked for", outcomes, true});
  return section;
}

Section which_inputs(const StudyView& view) {
  Section section;
  section.id = "inputs";
  section.question = "Where do the numbers come from?";
  WordTable table{{"input", "what it is", "central value", "unit", "provenance", "source"}, {}, true};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < view.stages(); ++i)
    for (const auto& p : view.stage(i).table.parameters)
      if (seen.insert(p.name).second)
        table.rows.push_back({p.name, p.about, three_digits(p.central), p.unit, p.provenance, p.source});
  section.answer = std::to_string(table.rows.size()) + " inputs were moved; each is listed below with its source.";
  section.notes.push_back(
      "Numbers that are not listed kept their central values. 'carepath explain' says every number of a programme.");
  section.tables.push_back({"inputs_table", "All " + std::to_string(table.rows.size()) + " inputs", table, true});
  return section;
}

Section what_a_study_does_not_say(const StudyView& view) {
  Section section;
  section.id = "limits";
  section.question = "What does this report not say?";
  section.answer = "It says what follows from the model and from the uncertainty that was stated, not more.";
  std::set<std::string> seen;
  for (std::size_t i = 0; i < view.stages(); ++i)
    for (const auto& note : view.said(i).notes)
      if (seen.insert(note).second)
        section.notes.push_back((view.stages() > 1 ? view.stage(i).name + ": " : "") + note + ".");
  section.notes.push_back(
      "Whether the model has the right form is not part of these probabilities. Effects beyond the trials’ own "
      "follow-up, and a ranking of programmes that no trial has compared, rest on assumptions.");
  return section;
}

}  // namespace app
