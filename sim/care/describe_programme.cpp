#include "sim/care/describe_programme.hpp"

namespace sim {

namespace {

FieldDoc free_form(std::string name, std::string doc, bool required) {
  FieldDoc field;
  field.name = std::move(name);
  field.kind = FieldKind::raw;
  field.spec.doc = std::move(doc);
  field.required = required;
  return field;
}

FieldDoc text(std::string name, std::string doc) {
  FieldDoc field = free_form(std::move(name), std::move(doc), false);
  field.kind = FieldKind::text;
  return field;
}

// A verb describes itself by reading nothing into a model of nothing.
FieldDoc describe_verb(const std::string& name, const Verb& verb, const Verbs& verbs) {
  Model model;
  Problems problems;
  Reading reading{problems};
  PurposeRegistry purposes;
  Programme programme;
  ProgrammeReading context{.model = model, .reading = reading, .purposes = purposes, .name = "any", .latest_name = ""};
  context.verbs = &verbs;
  context.draft.programme = &programme;
  FieldDoc doc;
  Fields fields(doc);
  verb(programme.pathway, fields, context);
  doc.name = name;
  doc.required = false;
  // Conditions are keys of their own: any measure of the model.
  if (name == "when" || name == "hold_until") return free_form(name, "conditions on measures, and what follows", false);
  if (doc.children.empty()) {  // no settings: written as a word
    doc.kind = FieldKind::choice;
    doc.choices = {name};
  }
  return doc;
}

}  // namespace

FieldDoc describe_programme(const Verbs& verbs) {
  FieldDoc root;
  root.spec.doc = "A programme of care";
  root.children.push_back(text("programme", "the programme's id, the name of its file"));
  root.children.push_back(text("title", "what people call it"));
  root.children.push_back(text("about", "what it is, for the reader of the report"));
  root.children.push_back(free_form(
      "eligible",
      "conditions that must all hold: measure, and 'at least 4'; asked by offer and identify, else on entry", false));
  root.children.push_back(free_form("reach", "by: clinician or site, share: how many of them take part", false));
  root.children.push_back(
      free_form("elements", "parts that can be switched on or off, and the concentration of their split", false));
  root.children.push_back(free_form("staff", "bundles of staff minutes: name, then role and time", false));
  FieldDoc pathway = free_form("pathway", "what happens to a patient, in order", true);
  pathway.kind = FieldKind::list;
  FieldDoc step;
  step.spec.doc = "one verb with its settings";
  for (const auto& [name, verb] : verbs) step.children.push_back(describe_verb(name, verb, verbs));
  // `- enrol` and `- stop`: one entry stands for all words.
  std::vector<std::string> words;
  for (const FieldDoc& child : step.children)
    if (child.kind == FieldKind::choice) words.push_back(child.name);
  for (FieldDoc& child : step.children)
    if (child.kind == FieldKind::choice) child.choices = words;
  if (!words.empty()) step.shorthand = words.front();
  pathway.children.push_back(std::move(step));
  root.children.push_back(std::move(pathway));
  root.children.push_back(free_form("effects", "what it does to its patients, by what it acts on", false));
  root.children.push_back(free_form("on", "what a death or an admission does to it", false));
  return root;
}

}  // namespace sim
