#include "app/study/answer.hpp"

#include <cctype>
#include <exception>
#include <nlohmann/json.hpp>
#include <set>

#include "app/study/table_text.hpp"
#include "sim/analysis/analysis.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

namespace study = sim::study;

sim::analysis::AnalysisRequest request_of(const study::DecisionFields& d) {
  sim::analysis::AnalysisRequest request;
  const auto& w = d.willingness_to_pay;
  const auto n = static_cast<std::size_t>((w.to - w.from) / w.step + 1e-9) + 1;
  for (std::size_t i = 0; i < n; ++i)
    request.decision.willingness_to_pay.push_back(w.from + static_cast<double>(i) * w.step);
  request.decision.headline = d.headline;
  request.decision.people_per_year = d.population.per_year;
  request.decision.years = d.population.years;
  request.decision.budget = {d.budget.people, d.budget.spending, d.budget.uptake, d.budget.discount};
  for (const auto& [name, trial] : d.trials) {
    auto& planned = request.decision.trials.emplace_back();
    planned.name = name;
    planned.people = trial.people;
    for (const auto& m : trial.measures) planned.measures.push_back({m.parameter, m.as, m.sd});
  }
  return request;
}

// An evidence id says little: its first mention in a stage is followed by what it is.
std::string with_abouts(std::string sentence, const std::vector<sim::analysis::StudyParameter>& inputs,
                        std::set<std::string>& said) {
  const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_'; };
  for (const auto& input : inputs) {
    if (input.about.empty() || input.name.empty() || said.contains(input.name)) continue;
    if (sentence.find("'" + input.about + "'") != std::string::npos) continue;  // says it itself
    for (std::size_t at = sentence.find(input.name); at != std::string::npos; at = sentence.find(input.name, at + 1)) {
      const std::size_t end = at + input.name.size();
      const bool starts = at == 0 || !in_name(sentence[at - 1]);
      // A full stop at the end of a sentence is no part of a name.
      const bool more = end < sentence.size() && in_name(sentence[end]) &&
                        !(sentence[end] == '.' && (end + 1 == sentence.size() || sentence[end + 1] == ' '));
      if (!starts || more) continue;
      sentence.insert(end, " (" + input.about + ")");
      said.insert(input.name);
      break;
    }
  }
  return sentence;
}

bool is_search(const std::string& method) { return method == "select" || method == "capacity"; }

StageAnswer answer_of_stage(const study::StageResult& stage, const sim::analysis::AnalysisRequest& request,
                            std::vector<sim::Table>& tables) {
  StageAnswer answer{stage.name, stage.table.method, {}, {}};
  if (!stage.answer.empty()) answer.headlines.push_back(stage.answer);
  if (is_search(stage.table.method)) return answer;
  sim::analysis::Analysis analysis;
  try {
    analysis = sim::analysis::analyse(stage.table, request);
  } catch (const std::exception& error) {  // Too little of it is there; its rows are saved all the same.
    answer.notes.push_back(std::string("nothing can be said yet: ") + error.what());
    return answer;
  }
  answer.headlines.insert(answer.headlines.end(), analysis.headlines.begin(), analysis.headlines.end());
  std::set<std::string> said;
  for (std::string& headline : answer.headlines)
    headline = with_abouts(std::move(headline), stage.table.parameters, said);
  answer.notes = std::move(analysis.notes);
  for (sim::Table& table : analysis.tables) {
    // "analysis_tornado" of the stage "screen" is "analysis_screen_tornado".
    const std::string rest = table.name.substr(std::string("analysis_").size());
    table.name = "analysis_" + stage.name + "_" + rest;
    table.row = table.name + "_row";
    tables.push_back(std::move(table));
  }
  return answer;
}

}  // namespace

Answer answer_of(const study::StudyResult& result, const std::function<void(std::size_t, std::size_t)>& step) {
  Answer answer;
  sim::analysis::AnalysisRequest request = request_of(result.decision);
  request.step = step;
  for (const auto& stage : result.stages) {
    answer.title = stage.table.title;
    answer.stages.push_back(answer_of_stage(stage, request, answer.tables));
  }
  return answer;
}

std::string answer_text(const Answer& answer, const Terminal& terminal) {
  std::string text = bold(terminal, sim::harmless(answer.title)) + "\n";
  for (const StageAnswer& stage : answer.stages) {
    text += "\n" + bold(terminal, sim::harmless(stage.stage)) + " (" + stage.method + ")\n";
    for (const auto& headline : stage.headlines) text += "  " + sim::harmless(headline) + "\n";
    for (const auto& table : answer.tables)
      if (table.name.starts_with("analysis_" + stage.stage + "_")) text += table_text(table, terminal);
    for (const auto& note : stage.notes) text += "  note: " + sim::harmless(note) + "\n";
  }
  return text;
}

std::string answer_json(const Answer& answer) {
  nlohmann::ordered_json stages = nlohmann::ordered_json::array();
  for (const StageAnswer& stage : answer.stages)
    stages.push_back(
        {{"stage", stage.stage}, {"method", stage.method}, {"headlines", stage.headlines}, {"notes", stage.notes}});
  nlohmann::ordered_json tables = nlohmann::ordered_json::object();
  for (const auto& table : answer.tables) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < sim::rows_of(table); ++i) {
      nlohmann::ordered_json row;
      for (const auto& column : table.columns)
        std::visit(
            [&](const auto& values) {
              using T = std::decay_t<decltype(values[0])>;
              if constexpr (std::is_integral_v<T>) {
                if (!column.codes.empty()) {
                  row[column.name] = column.codes[static_cast<std::size_t>(values[i])];
                  return;
                }
              }
              row[column.name] = values[i];
            },
            column.values);
      rows.push_back(std::move(row));
    }
    tables[table.name] = std::move(rows);
  }
  return nlohmann::ordered_json{{"title", answer.title}, {"stages", stages}, {"tables", tables}}.dump(2) + "\n";
}

}  // namespace app
