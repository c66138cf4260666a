// carepath show: one row of a study, what it was, what it gave, and that running it again gives the same bytes.
#include <cmath>
#include <filesystem>
#include <map>

#include "app/commands/commands.hpp"
#include "app/study/collect.hpp"
#include "app/study/sweep.hpp"
#include "app/terminal/json.hpp"
#include "app/terminal/numbers.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace study = sim::study;

const StageRun& stage_named(const std::vector<StageRun>& runs, const std::string& name) {
  std::vector<std::string> names;
  for (const StageRun& run : runs) {
    if (name.empty() || run.stage.fields.name == name) return run;
    names.push_back(run.stage.fields.name);
  }
  sim::Problems problems;
  problems.add("config/choice", {}, "there is no stage " + sim::in_quotes(name),
               sim::did_you_mean(name, names, "there are " + sim::in_words(names)));
  throw sim::ConfigError(problems);
}

std::string point_text(const study::Stage& stage, const study::DesignRow& row) {
  const auto point = point_of(stage, row);
  TextTable table{"The point", {{"input"}, {"value"}, {"unit"}}, {}, true};
  for (const auto& [name, value] : point.values.all()) {
    std::string unit;
    for (const auto& f : stage.factors.all)
      if (f.name == name) unit = f.unit;
    for (const auto& f : stage.factors.followers)
      if (f.parameter.name == name) unit = f.parameter.unit + ", moves with " + f.leader.name;
    table.rows.push_back({sim::harmless(name), sim::number_text(value), sim::harmless(unit)});
  }
  for (const auto& set : point.sets)
    table.rows.push_back(
        {sim::harmless(set.substr(0, set.find('='))), sim::harmless(set.substr(set.find('=') + 1)), "a setting"});
  return text_of(table, terminal_of(1));
}

std::string results_text(const LoadedStudy& loaded, const study::DesignRow& row, const std::vector<double>& values) {
  TextTable table{"What its runs gave", {{"scenario"}, {"replicate"}}, {}};
  for (const auto& outcome : loaded.head.outcomes)
    table.headings.push_back({outcome.name, sim::harmless(outcome.unit)});
  std::size_t next = 0;
  for (const auto& scenario : loaded.head.scenarios)
    for (std::uint32_t r = 0; r < row.replicates; ++r) {
      std::vector<std::string> cells{sim::harmless(scenario), std::to_string(row.first_replicate + r)};
      for (std::size_t o = 0; o < loaded.head.outcomes.size(); ++o, ++next)
        cells.push_back(std::isnan(values[next]) ? "-" : sim::number_text(values[next]));
      table.rows.push_back(std::move(cells));
    }
  return text_of(table, terminal_of(1));
}

Json point_json(const study::Stage& stage, const study::DesignRow& row) {
  const auto point = point_of(stage, row);
  Json inputs = Json::object(), sets = Json::object();
  for (const auto& [name, value] : point.values.all()) inputs[name] = number_json(value);
  for (const auto& set : point.sets) sets[set.substr(0, set.find('='))] = set.substr(set.find('=') + 1);
  return {{"inputs", std::move(inputs)}, {"settings", std::move(sets)}};
}

Json results_json(const LoadedStudy& loaded, const study::DesignRow& row, const std::vector<double>& values) {
  Json runs = Json::array();
  std::size_t next = 0;
  for (const auto& scenario : loaded.head.scenarios)
    for (std::uint32_t r = 0; r < row.replicates; ++r) {
      Json outcomes = Json::object();
      for (const auto& outcome : loaded.head.outcomes) outcomes[outcome.name] = number_json(values[next++]);
      runs.push_back(
          {{"scenario", scenario}, {"replicate", row.first_replicate + r}, {"outcomes", std::move(outcomes)}});
    }
  return runs;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i] && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
  return true;
}

}  // namespace

Exit execute(const ShowRequest& request) {
  const std::string folder =
      request.folder.empty() ? "results/" + std::filesystem::path(request.file).stem().string() : request.folder;
  const LoadedStudy loaded = load_study(request.file, request.sets);
  const bool swept = std::filesystem::is_directory(folder + "/rows");
  const auto runs = walk(loaded, swept ? rows_folder(loaded, folder) : "", {});
  const StageRun& run = stage_named(runs, request.stage);
  bool found = false;
  std::string text;
  Json json = {{"stage", run.stage.fields.name}, {"row", request.row}, {"point", nullptr}, {"parts", Json::array()}};
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    const auto& row = run.rows[i];
    if (row.what.id != request.row) continue;
    if (!found) {
      text += point_text(run.stage, row);
      json["point"] = point_json(run.stage, row);
    }
    found = true;
    const RowResult again = run_row(loaded, run.stage, row);
    if (!again.failure.empty())
      text += "It fails: " + sim::harmless(again.failure) + "\n";
    else
      text += "\n" + results_text(loaded, row, again.values);
    const RowResult& stored = run.results[i];
    const bool finished = !stored.values.empty() || !stored.failure.empty();
    json["parts"].push_back(
        {{"failure", again.failure},
         {"stored", finished ? "the same, bit for bit" : "not finished"},
         {"runs", again.failure.empty() ? results_json(loaded, row, again.values) : Json::array()}});
    if (!finished)
      text += "It is not finished in " + sim::harmless(folder) + "; these runs are of this moment.\n";
    else if (!same_bits(stored.values, again.values) || stored.failure != again.failure)
      throw sim::Nondeterminism("row " + std::to_string(request.row) +
                                " was run again with other results than are stored");
    else
      text += "Run again just now: the same as stored, bit for bit.\n";
  }
  if (!found) {
    sim::Problems problems;
    problems.add("config/choice", {},
                 "stage " + sim::in_quotes(run.stage.fields.name) + " has no row " + std::to_string(request.row),
                 run.rows.empty() ? "its rows are not known yet"
                                  : "its rows are 0 to " + std::to_string(run.rows.back().what.id));
    throw sim::ConfigError(problems);
  }
  print(request.json ? text_of(json) : text);
  return done;
}

}  // namespace app
