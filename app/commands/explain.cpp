// carepath explain: a programme, or all of a scenario, in numbered sentences with numbers, units and sources; and as a
// picture.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/picture_file.hpp"
#include "app/commands/standalone.hpp"
#include "app/config_root.hpp"
#include "app/picture/flow_chart.hpp"
#include "app/picture/state_diagram.hpp"
#include "app/story/history_text.hpp"
#include "app/story/scenario_text.hpp"
#include "app/story/study_text.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/care/read_programme.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

/// What is said of a file, and the numbers in it that have a source.
struct Told {
  const char* kind;
  std::string text;
  std::vector<sim::ParameterUse> uses;
};

std::string json_of(const Told& told) {
  using Json = nlohmann::ordered_json;
  Json lines = Json::array(), numbers = Json::array();
  std::istringstream text(told.text);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  for (const sim::ParameterUse& use : told.uses)
    numbers.push_back({{"setting", use.path},
                       {"parameter", use.parameter},
                       {"value", std::isfinite(use.value) ? Json(use.value) : Json(nullptr)},
                       {"unit", use.unit},
                       {"source", use.source},
                       {"provenance", use.provenance},
                       {"uncertain", use.uncertain}});
  return Json{{"kind", told.kind}, {"lines", std::move(lines)}, {"numbers", std::move(numbers)}}.dump(
             2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

Told explain_programme(const ExplainRequest& request, const std::string& file) {
  sim::Problems problems;
  const auto lone = load_programme(file, request.sets, problems);
  problems.stop_if_any();
  if (!request.picture.empty()) {
    sim::Problems ignored;  // The evidence was read without problems just before.
    const auto evidence = sim::load_evidence(config_root_of(file).value_or(""), ignored);
    save_picture(request.picture, svg_of(flow_chart(lone->tree, evidence)), request.force);
  }
  return {"programme", sim::explain(*lone->model, lone->model->programmes[0], lone->uses), lone->uses};
}

Told explain_history(const ExplainRequest& request, const std::string& file) {
  sim::Problems problems;
  const sim::Value tree = read_config(file, request.sets, problems);
  check_alone(file, FileKind::history, request.sets, problems);
  problems.stop_if_any();
  const auto evidence = sim::load_evidence(config_root_of(file).value_or(""), problems);
  sim::Reading reading{problems, &evidence};
  const auto history = sim::read<sim::states::HistoryNumbers>(*tree.find("history"), "history", reading);
  problems.stop_if_any();
  if (!request.picture.empty()) save_picture(request.picture, svg_of(history), request.force);
  return {"history", history_text(history, reading.uses), reading.uses};
}

// FILE.svg for one programme, FILE_NAME.svg for each of several.
std::string picture_of(const std::string& picture, const std::string& programme, bool several) {
  if (!several) return picture;
  const fs::path path(picture);
  return (path.parent_path() / (path.stem().string() + "_" + programme + path.extension().string())).string();
}

Told explain_scenario(const ExplainRequest& request, const std::string& file) {
  const auto project = load_scenario(file, request.sets);
  std::size_t first = 0, end = project->file().scenarios.size();
  if (!request.scenario.empty()) {
    first = find_scenario(*project, request.scenario);
    end = first + 1;
  }
  Told told{"scenario", study_text(*project), project->uses()};
  std::vector<std::string> drawn;
  for (std::size_t s = first; s < end; ++s) {
    const auto model = project->compile_central(s);
    told.text += scenario_text(*project, s, *model);
    for (const auto& programme : model->programmes) {
      if (std::find(drawn.begin(), drawn.end(), programme.name) != drawn.end()) continue;
      drawn.push_back(programme.name);
      told.text += "\n" + sim::explain(*model, programme, project->uses());
    }
  }
  if (request.picture.empty()) return told;
  const sim::Value* programmes = project->tree().find("programmes");
  for (const std::string& name : drawn)
    save_picture(picture_of(request.picture, name, drawn.size() > 1),
                 svg_of(flow_chart(*programmes->find(name), project->evidence())), request.force);
  return told;
}

[[noreturn]] void refuse_picture() {
  sim::Problems problems;
  problems.add("config/choice", {}, "a study has no picture", "name a programme, a scenario or a history");
  throw sim::ConfigError(problems);
}

Told explain(const ExplainRequest& request) {
  const std::string file = file_named(request.what);
  sim::Problems problems;
  const sim::Value tree = read_config(file, {}, problems);
  problems.stop_if_any();
  if (kind_of(tree) == FileKind::programme) return explain_programme(request, file);
  if (kind_of(tree) == FileKind::study) {
    if (!request.picture.empty()) refuse_picture();
    return {"study", study_text(load_study(request.what, request.sets), request.what), {}};
  }
  const sim::Value* history = tree.find("history");
  if (kind_of(tree) == FileKind::history && history != nullptr && sim::states::is_state_history(*history))
    return explain_history(request, file);
  return explain_scenario(request, file);
}

}  // namespace

Exit execute(const ExplainRequest& request) {
  const Told told = explain(request);
  print(request.json ? json_of(told) : told.text);
  return done;
}

}  // namespace app
