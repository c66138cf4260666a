#include "app/study/stored_study.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

using Texts = std::vector<std::string>;

const Texts& texts_in(const sim::Table& table, const std::string& name) {
  for (const auto& column : table.columns)
    if (const auto* texts = std::get_if<Texts>(&column.values); texts && column.name == name) return *texts;
  throw std::invalid_argument("table '" + table.name + "' has no column '" + name + "'");
}

Answer answer_in(const sim::study::StudyResult& result, const std::vector<sim::Table>& tables) {
  Answer answer;
  for (const auto& stage : result.stages) {
    answer.title = stage.table.title;
    answer.stages.push_back({stage.name, stage.table.method, {}, {}});
  }
  for (const auto& table : tables) {
    if (table.name.starts_with("analysis_")) answer.tables.push_back(table);
    if (table.name != "sentences") continue;
    const Texts &stages = texts_in(table, "stage"), &kinds = texts_in(table, "kind"), &texts = texts_in(table, "text");
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (StageAnswer& stage : answer.stages)
        if (stage.stage == stages[i]) (kinds[i] == "note" ? stage.notes : stage.headlines).push_back(texts[i]);
  }
  return answer;
}

}  // namespace

StoredStudy read_stored_study(const std::string& folder_or_file) {
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(folder_or_file, ignored);
  const std::string file = folder ? folder_or_file + "/study.h5" : folder_or_file;
  StoredStudy stored;
  stored.file = sim::read_outcomes(file);
  try {
    stored.result = sim::study::from_tables(stored.file.study_tables, stored.file.title);
    stored.answer = answer_in(stored.result, stored.file.study_tables);
  } catch (const std::invalid_argument& error) {
    throw sim::FileError("'" + sim::harmless(file) + "': " + error.what());
  }
  stored.file.study_tables.clear();
  return stored;
}

sim::Table sentences_table(const Answer& answer) {
  Texts stages, kinds, texts;
  const auto add = [&](const StageAnswer& stage, const char* kind, const Texts& all) {
    for (const auto& text : all) {
      stages.push_back(stage.stage);
      kinds.emplace_back(kind);
      texts.push_back(text);
    }
  };
  for (const StageAnswer& stage : answer.stages) {
    add(stage, "headline", stage.headlines);
    add(stage, "note", stage.notes);
  }
  return {"sentences",
          "sentence",
          "What the study says, in words.",
          {{.name = "stage", .unit = "", .doc = "Stage.", .values = stages},
           {.name = "kind", .unit = "", .doc = "headline: the answer; note: what to keep in mind.", .values = kinds},
           {.name = "text", .unit = "", .doc = "The sentence.", .values = texts}}};
}

}  // namespace app
