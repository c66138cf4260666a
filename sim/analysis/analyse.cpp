// Which report belongs to which kind of study.
#include "sim/analysis/reports.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

void Analysis::add(Analysis more) {
  for (auto& text : more.headlines) headlines.push_back(std::move(text));
  for (auto& text : more.notes) notes.push_back(std::move(text));
  for (auto& table : more.tables) tables.push_back(std::move(table));
}

Analysis analyse(const StudyTable& table, const AnalysisRequest& request) {
  check_shapes(table);
  AnalysisRequest full = request;
  if (full.targets.empty()) full.targets = all_targets(table);
  Analysis analysis;
  if (table.method == "one_way")
    analysis = report_one_way(table, full);
  else if (table.method == "grid" || table.method == "list" || table.method == "lhs")
    analysis = report_points(table, full);
  else if (table.method == "morris")
    analysis = report_morris(table, full);
  else if (table.method == "sobol")
    analysis = report_sobol(table, full);
  else if (table.method == "psa")
    analysis = report_psa(table, full);
  else
    throw BrokenRule("there is no analysis of this method");
  for (const StudyParameter& p : table.parameters) {
    if (p.caution.empty()) continue;
    const std::string text =
        "Beware of " + input_words(p) + ": " + p.caution.substr(0, p.caution.find_last_not_of('.') + 1);
    // A headline of a PSA is known by its place, and its inputs are many: there cautions are notes, without a full
    // stop.
    if (table.method == "psa")
      analysis.notes.push_back(text);
    else
      analysis.headlines.push_back(text + ".");
  }
  if (const std::size_t lost = failed_blocks(table); lost > 0)
    analysis.notes.push_back(std::to_string(lost) + (lost == 1 ? " block of rows was" : " blocks of rows were") +
                             " left out because a run failed or is not finished");
  return analysis;
}

}  // namespace sim::analysis
