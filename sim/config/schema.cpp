#include "sim/config/schema.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/config/read_number.hpp"

namespace sim {

namespace {

using Json = nlohmann::ordered_json;

bool is_amount(FieldKind kind) {
  return kind == FieldKind::number || kind == FieldKind::whole || kind == FieldKind::share ||
         kind == FieldKind::duration || kind == FieldKind::money || kind == FieldKind::rate;
}

const char* kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::number: return "number";
    case FieldKind::whole: return "whole number";
    case FieldKind::share: return "share";
    case FieldKind::duration: return "length of time";
    case FieldKind::money: return "money";
    case FieldKind::rate: return "rate";
    case FieldKind::text: return "text";
    case FieldKind::flag: return "true or false";
    case FieldKind::choice: return "choice";
    case FieldKind::section: return "group";
    case FieldKind::list: return "list";
    case FieldKind::named: return "named entries";
    case FieldKind::raw: return "any";
  }
  return "";
}

void add_limits(Json& j, const Spec& spec) {
  if (!std::isinf(spec.low)) j["minimum"] = spec.low;
  if (!std::isinf(spec.high)) j["maximum"] = spec.high;
}

// A number that may also be uncertain, or text with a unit.
Json amount_schema(const FieldDoc& doc) {
  Json forms = Json::array();
  const bool needs_unit = doc.kind == FieldKind::duration || doc.kind == FieldKind::money ||
                          doc.kind == FieldKind::rate || wanted_unit(doc.kind, doc.spec).dimension == Dimension::time;
  if (!needs_unit) {
    Json number = {{"type", doc.kind == FieldKind::whole ? "integer" : "number"}};
    add_limits(number, doc.spec);
    forms.push_back(number);
  }
  const char* number = "^-?(0|[1-9][0-9]*)?([.][0-9]+)?([eE][-+]?[0-9]+)?";
  if (doc.kind == FieldKind::duration || (needs_unit && doc.kind == FieldKind::number))
    forms.push_back(
        {{"type", "string"},
         {"pattern", std::string(number) + " ?(min|mins|minutes?|h|hours?|d|days?|weeks?|months?|years?)$"}});
  else if (doc.kind == FieldKind::share)
    forms.push_back({{"type", "string"}, {"pattern", std::string(number) + " ?(%|percent)$"}});
  else if (doc.kind != FieldKind::whole)
    forms.push_back({{"type", "string"}, {"pattern", std::string(number) + " ?[^0-9 ].*$"}});
  forms.push_back({{"$ref", "#/$defs/uncertain"}});
  return {{"anyOf", forms}};
}

/// What may stand in an included file cannot be demanded of this one; items of a list are replaced whole, so theirs
/// can.
enum class Demand { nothing, all };

Json schema_of(const FieldDoc& doc, Demand demand);

Json group_schema(const FieldDoc& doc, Demand demand) {
  Json properties = Json::object(), required = Json::array();
  for (const FieldDoc& child : doc.children) {
    properties[child.name] = schema_of(child, demand);
    if (child.required) required.push_back(child.name);
  }
  Json j = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty() && demand == Demand::all) j["required"] = required;
  if (doc.shorthand.empty()) return j;
  for (const FieldDoc& child : doc.children)
    if (child.name == doc.shorthand) return {{"anyOf", Json::array({schema_of(child, demand), j})}};
  return j;
}

Json schema_of(const FieldDoc& doc, Demand demand) {
  Json j;
  if (is_amount(doc.kind))
    j = amount_schema(doc);
  else if (doc.kind == FieldKind::text)
    j = {{"type", Json::array({"string", "number", "boolean"})}};
  else if (doc.kind == FieldKind::flag)
    j = {{"type", "boolean"}};
  else if (doc.kind == FieldKind::choice)
    j = {{"enum", doc.choices}};
  else if (doc.kind == FieldKind::section)
    j = group_schema(doc, demand);
  else if (doc.kind == FieldKind::list)
    j = {{"type", "array"}, {"items", doc.children.empty() ? Json::object() : schema_of(doc.children[0], Demand::all)}};
  else if (doc.kind == FieldKind::named)
    j = {{"type", "object"},
         {"additionalProperties", doc.children.empty() ? Json::object() : schema_of(doc.children[0], demand)}};
  else
    j = Json::object();
  if (!doc.spec.doc.empty())
    j["description"] = doc.spec.doc + (doc.spec.unit.empty() ? "" : " Unit: " + doc.spec.unit + ".");
  if (!doc.default_text.empty()) j["default"] = doc.default_text;
  return j;
}

Json uncertain_schema() {
  const Json text = {{"type", "string"}},
             pair = {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
  Json by_id = {
      {"type", "object"}, {"properties", {{"id", text}}}, {"required", {"id"}}, {"additionalProperties", false}};
  Json fitted = {{"type", "object"},
                 {"properties", {{"calibrated", text}}},
                 {"required", {"calibrated"}},
                 {"additionalProperties", false}};
  Json in_place = {
      {"type", "object"},
      {"properties",
       {{"value", {{"type", "number"}}}, {"ci95", pair}, {"within", pair}, {"provenance", text}, {"source", text}}},
      {"required", {"value", "provenance"}}};
  return {{"description", "A number by evidence id, calibrated, or uncertain in place."},
          {"anyOf", Json::array({by_id, fitted, in_place})}};
}

// Text in a table cell.
std::string cell(std::string text) {
  for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2)) text.insert(i, "\\");
  return text;
}

void add_rows(const FieldDoc& doc, const std::string& path, std::string& out) {
  for (const FieldDoc& child : doc.children) {
    const bool item = doc.kind == FieldKind::list, named = doc.kind == FieldKind::named;
    const std::string here = item           ? path + "[]"
                             : named        ? path + ".NAME"
                             : path.empty() ? child.name
                                            : path + "." + child.name;
    const bool only_structure = (item || named) && child.kind == FieldKind::section;
    if (!only_structure) {
      const std::string range = is_amount(child.kind) ? range_words(child.kind, child.spec) : "";
      std::string kind = kind_name(child.kind);
      for (std::size_t i = 0; i < child.choices.size(); ++i) kind += (i == 0 ? ": " : ", ") + child.choices[i];
      const std::string usual = child.required               ? "required"
                                : child.default_text.empty() ? "optional"
                                                             : "`" + child.default_text + "`";
      const std::string meaning =
          child.spec.doc +
          (child.shorthand.empty() || child.spec.doc.empty() || child.spec.doc.ends_with('.') ? "" : ".");
      out += "| `" + here + "` | " + cell(kind) + " | " + cell(child.spec.unit) + " | " + cell(range) + " | " +
             cell((item || named) ? "" : usual) + " | " + cell(meaning) +
             (child.shorthand.empty() ? "" : " A bare value is its `" + child.shorthand + "`.") + " |\n";
    }
    add_rows(child, here, out);
  }
}

}  // namespace

std::string json_schema(const FieldDoc& root, const std::string& title) {
  Json j = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  FieldDoc file = root;
  file.shorthand.clear();
  Json body = schema_of(file, Demand::nothing);
  body["properties"]["carepath"] = {{"const", 1}, {"description", "The format version."}};
  body["properties"]["include"] = {{"type", Json::array({"array", "string"})},
                                   {"items", {{"type", "string"}}},
                                   {"description", "Files whose settings lie under these."}};
  Json required = {"carepath"};
  body["required"] = required;
  for (const FieldDoc& child : file.children)
    if (child.required) required.push_back(child.name);
  body["if"] = {{"not", {{"required", {"include"}}}}};
  body["then"] = {{"required", required}};
  for (const auto& [key, value] : body.items()) j[key] = value;
  j["$defs"] = {{"uncertain", uncertain_schema()}};
  return j.dump(2) + "\n";
}

std::string key_reference(const FieldDoc& root, const std::string& title) {
  std::string out = "# " + title + "\n\n";
  if (!root.spec.doc.empty()) out += root.spec.doc + "\n\n";
  out += "| key | kind | unit | range | default | meaning |\n|---|---|---|---|---|---|\n";
  add_rows(root, "", out);
  return out;
}

}  // namespace sim
