#include "app/schemas/schemas.hpp"

#include <nlohmann/json.hpp>

#include "app/schemas/programme_schema.hpp"
#include "app/trials/calibration_file.hpp"
#include "models/economics/settings.hpp"
#include "models/trials/trial.hpp"
#include "sim/care/states/numbers.hpp"
#include "sim/config/schema.hpp"
#include "sim/run/project.hpp"
#include "sim/study/study_file.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

sim::FieldDoc named(std::string name, sim::FieldDoc doc) {
  doc.name = std::move(name);
  return doc;
}

// A file that holds one section, or several.
sim::FieldDoc file_of(std::vector<sim::FieldDoc> sections, std::string doc) {
  sim::FieldDoc root;
  root.spec.doc = std::move(doc);
  root.children = std::move(sections);
  return root;
}

sim::FieldDoc section(const char* name, sim::FieldKind kind, const char* doc) {
  sim::FieldDoc made;
  made.name = name;
  made.kind = kind;
  made.spec.doc = doc;
  return made;
}

sim::FieldDoc economics() {
  sim::FieldDoc doc = named("economics", sim::describe<models::EconomicsFields>());
  doc.spec.doc = "Prices, use of care and utilities";
  return doc;
}

sim::FieldDoc population() {
  sim::FieldDoc doc = named("population", sim::describe<sim::PopulationFields>());
  doc.spec.doc = "Who is simulated, and where";
  return doc;
}

sim::FieldDoc history() {
  return section("history", sim::FieldKind::raw, "What happens to patients whatever the programme");
}

sim::FieldDoc calibration() {
  return named("calibration", sim::describe<CalibrationFile>("Evidence rows fitted to virtual trials"));
}

sim::FieldDoc trial() {
  return named("trial", sim::describe<models::Trial>("The published trial that this file replays"));
}

sim::FieldDoc state_history() {
  sim::FieldDoc doc = named("history", sim::describe<sim::states::HistoryNumbers>());
  doc.spec.doc = "States and transitions in continuous time";
  return doc;
}

// A history with states is a multi-state one, and spelt out; any other is kept as it is.
void spell_out_states(Json& schema) {
  const Json whole = Json::parse(sim::json_schema(file_of({state_history()}, ""), ""));
  Json& history = schema["properties"]["history"];
  history["if"] = {{"type", "object"}, {"required", {"states"}}};
  history["then"] = whole["properties"]["history"];
}

// Economics and trials are spelt out; a scenario may also be a part that other files include.
sim::FieldDoc scenario() {
  sim::FieldDoc doc = sim::describe_scenario_file();
  for (sim::FieldDoc& child : doc.children) {
    if (child.name != "economics" && child.name != "trial") continue;
    child = child.name == "trial" ? trial() : economics();
    child.required = false;
  }
  return doc;
}

Json text(const char* meaning) { return {{"type", "string"}, {"description", meaning}}; }
Json number(const char* meaning) { return {{"type", "number"}, {"description", meaning}}; }

Json pair(const char* meaning) {
  return {
      {"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}, {"description", meaning}};
}

Json evidence_row() {
  const Json words = Json::array({"seed", "published", "recalled", "assumption", "calibrated"});
  return {
      {"type", "object"},
      {"properties",
       {{"about", text("What it is, in words.")},
        {"value", number("The mean; the median of a lognormal.")},
        {"text", text("What a row without a number says.")},
        {"ci95", pair("The printed 95 % bounds, or the ends of uniform, triangular and pert.")},
        {"low", number("The lower printed bound, instead of ci95.")},
        {"high", number("The upper printed bound, instead of ci95.")},
        {"sd", number("The standard deviation of the number itself, instead of ci95.")},
        {"within", pair("Limits that no draw passes.")},
        {"dist", {{"description", "The name of a distribution, or its parameters as in {beta: [6, 45]}."}}},
        {"unit", text("The unit of the value.")},
        {"population", text("In whom it was found.")},
        {"source", text("Where it was published.")},
        {"provenance", {{"enum", words}, {"description", "How it came here."}}},
        {"where", text("Page, table or link.")},
        {"note", text("Anything a reader should know.")},
        {"also", {{"description", "Another id of the same number, or a list of them."}, {"type", {"string", "array"}}}},
        {"caution", text("What is easily misread where this number varies; said beside the answer of a study.")},
        {"moves_with",
         text("Id of a row that is one quantity with this one: in every draw both are at the same place of their "
              "distributions.")},
        {"reason", text("Why the distribution is given by its parameters.")}}},
      {"required", {"provenance"}},
      {"additionalProperties", false}};
}

std::string evidence_schema() {
  const auto root = file_of({section("evidence", sim::FieldKind::raw, "Numbers by id")},
                            "Evidence: numbers with interval and source");
  Json schema = Json::parse(sim::json_schema(root, "Evidence of carepath"));
  schema["properties"]["evidence"] = {
      {"type", "object"}, {"additionalProperties", evidence_row()}, {"description", "Numbers by id."}};
  return schema.dump(2) + "\n";
}

// What must be there is asked only of whole scenarios: a file without `scenarios` is a part of one.
std::string scenario_schema() {
  Json schema = Json::parse(sim::json_schema(scenario(), "A scenario of carepath"));
  schema["if"] = {{"required", {"scenarios"}}, {"not", {{"required", {"include"}}}}};
  spell_out_states(schema);
  return schema.dump(2) + "\n";
}

std::string history_schema() {
  const auto root = file_of({history()}, "A natural history: what happens to patients whatever the programme");
  Json schema = Json::parse(sim::json_schema(root, "Part of a scenario of carepath: history"));
  spell_out_states(schema);
  return schema.dump(2) + "\n";
}

}  // namespace

sim::FieldDoc describe_evidence_row() {
  sim::FieldDoc row = section("", sim::FieldKind::section, "");
  const Json schema = evidence_row();
  for (const auto& [name, property] : schema["properties"].items()) {
    const Json type = property.value("type", Json("string"));
    const bool is_pair = type == "array";
    sim::FieldDoc field = section(name.c_str(),
                                  type == "number" ? sim::FieldKind::number
                                  : is_pair        ? sim::FieldKind::list
                                                   : sim::FieldKind::text,
                                  property["description"].get<std::string>().c_str());
    field.required = name == "provenance";
    if (property.contains("enum")) {
      field.kind = sim::FieldKind::choice;
      field.choices = property["enum"].get<std::vector<std::string>>();
    }
    row.children.push_back(std::move(field));
  }
  return row;
}

sim::FieldDoc description_of(const std::string& kind) {
  if (kind == "scenario") return scenario();
  if (kind == "study") return sim::study::describe_study_file();
  if (kind == "population") return file_of({population()}, "A population: who is simulated, and where");
  if (kind == "economics") return file_of({economics()}, "Economics: what care costs and what health is worth");
  if (kind == "calibration") return file_of({calibration()}, "A calibration: what is fitted to which virtual trials");
  if (kind == "history")
    return file_of({history()}, "A natural history: what happens to patients whatever the programme");
  return file_of({section("evidence", sim::FieldKind::named, "Numbers by id")},
                 "Evidence: numbers with interval and source");
}

const std::vector<std::string>& schema_kinds() {
  static const std::vector<std::string> kinds{"scenario",   "study",   "programme", "evidence",
                                              "population", "history", "economics", "calibration"};
  return kinds;
}

std::string schema_text(const std::string& kind) {
  if (kind == "programme") return programme_schema();
  if (kind == "evidence") return evidence_schema();
  if (kind == "scenario") return scenario_schema();
  if (kind == "history") return history_schema();
  return sim::json_schema(description_of(kind), "Part of a scenario of carepath: " + kind);
}

}  // namespace app
