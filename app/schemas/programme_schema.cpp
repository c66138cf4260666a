#include "app/schemas/programme_schema.hpp"

#include <nlohmann/json.hpp>

#include "app/commands/load.hpp"
#include "sim/care/read_programme.hpp"
#include "sim/config/schema.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

sim::FieldDoc field(const char* name, sim::FieldKind kind, std::string doc, bool required = false) {
  sim::FieldDoc made;
  made.name = name;
  made.kind = kind;
  made.spec.doc = std::move(doc);
  made.required = required;
  return made;
}

sim::FieldDoc choice(const char* name, std::string doc, std::vector<std::string> words) {
  sim::FieldDoc made = field(name, sim::FieldKind::choice, std::move(doc));
  made.choices = std::move(words);
  return made;
}

sim::FieldDoc group(const char* name, std::string doc, std::vector<sim::FieldDoc> children) {
  sim::FieldDoc made = field(name, sim::FieldKind::section, std::move(doc));
  made.children = std::move(children);
  return made;
}

// Lists of steps stand under these keys.
bool holds_steps(const std::string& key) { return key == "do" || key == "otherwise"; }

Json verb_schemas() {
  const Json whole = Json::parse(sim::json_schema(describe_verbs(), "verbs"));
  Json verbs = Json::object();
  for (const auto& [name, schema] : whole["properties"].items())
    if (name != "carepath" && name != "include") verbs[name] = schema;
  return verbs;
}

// Steps within steps, conditions by measure, and a name of its own for any verb.
void open_verb(Json& verb) {
  if (verb.contains("anyOf")) {
    for (Json& form : verb["anyOf"]) open_verb(form);
    return;
  }
  if (!verb.contains("properties")) return;
  for (auto& [key, schema] : verb["properties"].items()) {
    const bool choice_of_words = schema.contains("enum");
    if (holds_steps(key) && !choice_of_words) schema = {{"$ref", "#/$defs/steps"}};
  }
  verb["properties"]["name"] = {{"type", "string"}, {"description", "A name of its own, when the verb is used twice."}};
}

// An item of a list of steps: a bare verb, or a verb with its settings.
Json step_schema() {
  Json verbs = verb_schemas(), names = Json::array(), forms = Json::array();
  for (auto& [name, schema] : verbs.items()) {
    open_verb(schema);
    if (name == "wait")
      schema["anyOf"][1]["properties"]["times_per_year"] = {
          {"description", "Waits one over this rate, instead of 'for'."}};
    if (name == "when" || name == "hold_until") schema["additionalProperties"] = true;  // Measures are named as keys.
    names.push_back(name);
    const Json either = {{"anyOf", Json::array({schema, {{"type", "null"}}})}};
    forms.push_back(
        {{"type", "object"}, {"properties", {{name, either}}}, {"required", {name}}, {"additionalProperties", false}});
  }
  Json all = Json::array({{{"enum", names}}});
  for (auto& form : forms) all.push_back(form);
  return {{"anyOf", all}};
}

}  // namespace

sim::FieldDoc describe_programme() {
  using Kind = sim::FieldKind;
  sim::FieldDoc root;
  root.spec.doc = "A programme: whom it is for, its pathway step by step, its staff and its effects";
  root.children = {
      field("programme", Kind::text, "The programme's id, the name of its file"),
      field("title", Kind::text, "What people call it"),
      field("about", Kind::text, "What it is, for the reader of the report"),
      field("published_cost", Kind::money,
            "What it cost for each patient in its trial: the report says it beside the cost here; acts nowhere"),
      field("eligible", Kind::raw,
            "For whom: measure and condition, as in 'pegs: at least 4'; asked by offer and identify, else on entry"),
      group("reach", "Which clinicians or sites take part; absent: all",
            {choice("by", "What takes part or not", {"clinician", "site", "hub", "region"}),
             field("share", Kind::share, "Share of them that take part")}),
      field("elements", Kind::raw, "Parts that can be switched on and off"),
      field("staff", Kind::raw, "Bundles of staff minutes, named for what they are for"),
      field("pathway", Kind::raw, "What happens to a patient, in order", true),
      field("effects", Kind::raw, "What the programme does to its patients, by target"),
      group("on", "What events outside the programme do to it",
            {choice("died", "A death frees the seat, the place and the hours", {"stop"}),
             choice("admitted", "During a stay in hospital", {"go_on", "pause", "leave"})}),
  };
  return root;
}

sim::FieldDoc describe_verbs() {
  sim::FieldDoc verbs;
  verbs.spec.doc = "The verbs of a pathway";
  sim::Model model;
  sim::Programme programme;
  sim::Problems problems;
  sim::Reading reading{problems};
  const sim::Value nothing = sim::Value::map({});
  for (const auto& [name, read] : chronic_pain().verbs) {
    sim::FieldDoc verb = field(name.c_str(), sim::FieldKind::section, "");
    sim::PurposeRegistry purposes;
    sim::ProgrammeReading context{.model = model, .reading = reading, .purposes = purposes, .name = "programme"};
    context.draft.programme = &programme;
    context.draft.written = &nothing;
    sim::Pathway pathway;
    sim::Fields fields(verb);
    read(pathway, fields, context);
    verbs.children.push_back(std::move(verb));
  }
  return verbs;
}

std::string programme_schema() {
  Json schema = Json::parse(sim::json_schema(describe_programme(), "A programme of carepath"));
  schema["properties"]["pathway"] = {{"$ref", "#/$defs/steps"},
                                     {"description", "What happens to a patient, in order."}};
  schema["$defs"]["step"] = step_schema();
  schema["$defs"]["steps"] = {{"type", "array"}, {"items", {{"$ref", "#/$defs/step"}}}};
  return schema.dump(2) + "\n";
}

}  // namespace app
