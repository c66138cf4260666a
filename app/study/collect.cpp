#include "app/study/collect.hpp"

#include <filesystem>
#include <map>

#include "sim/run/experiment.hpp"
#include "sim/run/gather_provenance.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/tables.hpp"
#include "sim/store/write_outcomes.hpp"
#include "sim/study/sequel.hpp"

namespace app {

namespace {

namespace study = sim::study;

study::StageResult result_of(const LoadedStudy& loaded, const StageRun& run) {
  study::StageResult result;
  result.name = run.stage.fields.name;
  result.table = table_of(loaded, run);
  result.answer = run.answer;
  if (run.stage.fields.method == study::Method::capacity)
    result.search = study::search_record(run.stage, loaded.head.scenarios);
  std::map<std::uint64_t, std::size_t> at;
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    const auto& row = run.rows[i];
    if (row.first_replicate > 0) {
      if (!run.results[i].failure.empty()) result.failures[at.at(row.what.id)] = run.results[i].failure;
      continue;
    }
    at[row.what.id] = result.luck.size();
    result.luck.push_back(row.luck);
    result.redraws.push_back(row.redraws);
    const bool missing = run.results[i].values.empty() && run.results[i].failure.empty();
    result.failures.push_back(missing ? "not finished" : run.results[i].failure);
  }
  return result;
}

}  // namespace

study::StudyResult result_of(const LoadedStudy& loaded, const std::vector<StageRun>& runs) {
  study::StudyResult result;
  result.decision = loaded.file.study.decision;
  for (const StageRun& run : runs)
    if (run.known && !run.rows.empty()) result.stages.push_back(result_of(loaded, run));
  return result;
}

std::vector<std::string> save_study(const LoadedStudy& loaded, const study::StudyResult& result,
                                    const std::vector<sim::Table>& more, bool complete, const std::string& folder) {
  sim::Outcomes out;
  sim::add_provenance(*loaded.project, {}, out);
  out.title = loaded.file.study.title;
  out.summary = loaded.file.study.summary;
  out.scenarios = loaded.head.scenarios;
  out.status = complete ? "complete" : "interrupted";
  out.provenance.resolved_config = loaded.resolved + "\n# the scenario file\n" + out.provenance.resolved_config;
  out.provenance.config_text = loaded.text;
  for (const auto& file : loaded.files) out.provenance.files.push_back({file.within, file.sha256});
  out.study_tables = study::to_tables(result);
  out.study_tables.insert(out.study_tables.end(), more.begin(), more.end());
  out.parameters = {};  // The table of factors says what varied.
  sim::write_outcomes(out, folder + "/study.h5");
  std::vector<std::string> names{"study.h5"};
  for (const sim::Table& table : out.study_tables) {
    if (sim::rows_of(table) == 0) {  // Nor is there one of an earlier analysis.
      std::error_code ignored;
      std::filesystem::remove(folder + "/" + table.name + ".csv", ignored);
      continue;
    }
    names.push_back(table.name + ".csv");
    sim::write_whole_file(folder + "/" + names.back(), sim::table_csv(table));
  }
  return names;
}

}  // namespace app
