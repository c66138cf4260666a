// The keys of every kind of file as Markdown: fuller than the schemas, which leave open what a later reader checks.
#include <algorithm>
#include <array>

#include "app/commands/standalone.hpp"
#include "app/config_root.hpp"
#include "app/schemas/programme_schema.hpp"
#include "app/schemas/schemas.hpp"
#include "models/history/history.hpp"
#include "sim/care/read_parts.hpp"
#include "sim/care/states/numbers.hpp"
#include "sim/config/schema.hpp"
#include "sim/people/read_cohort.hpp"

namespace app {

namespace {

sim::FieldDoc file_of(sim::FieldDoc section, const char* name, const char* doc) {
  section.name = name;
  sim::FieldDoc root;
  root.spec.doc = doc;
  root.children.push_back(std::move(section));
  return root;
}

sim::FieldDoc* child(sim::FieldDoc& of, const std::string& name) {
  const auto at = std::find_if(of.children.begin(), of.children.end(), [&](const auto& c) { return c.name == name; });
  return at == of.children.end() ? nullptr : &*at;
}

// Replaces a key that a later reader checks by what that reader says of it.
void spell_out(sim::FieldDoc& of, const char* name, sim::FieldDoc with) {
  sim::FieldDoc* field = child(of, name);
  if (field == nullptr) return;
  with.name = name;
  with.required = field->required;
  *field = std::move(with);
}

void spell_out_people(sim::FieldDoc& population) {
  sim::FieldDoc people = sim::describe<sim::CohortFields>();
  for (const char* key : {"attributes", "correlations"})
    if (const sim::FieldDoc* found = child(people, key)) spell_out(population, key, *found);
}

// Named entries: `NAME.` and the fields of each.
sim::FieldDoc each(std::string doc, sim::FieldDoc one) {
  sim::FieldDoc named;
  named.kind = sim::FieldKind::named;
  named.spec.doc = std::move(doc);
  one.name.clear();
  one.kind = sim::FieldKind::section;
  named.children.push_back(std::move(one));
  return named;
}

sim::FieldDoc one_field(const char* name, sim::FieldKind kind, const char* doc, const char* usual = "") {
  sim::FieldDoc field;
  field.name = name;
  field.kind = kind;
  field.required = false;
  field.spec.doc = doc;
  field.default_text = usual;
  return field;
}

sim::FieldDoc programme() {
  sim::FieldDoc doc = describe_programme();
  spell_out(doc, "effects",
            each("What the programme does to its patients; named for its target, or as you like with 'target:'",
                 sim::describe_effect()));
  sim::FieldDoc elements = *child(doc, "elements");
  elements.kind = sim::FieldKind::section;
  elements.children = {
      one_field("concentration", sim::FieldKind::number,
                "Dirichlet concentration of the split of a whole effect over its elements; 0.01 to 100"),
      one_field("NAME", sim::FieldKind::choice, "Whether this part is there")};
  elements.children.back().choices = {"on", "off"};
  spell_out(doc, "elements", std::move(elements));
  sim::FieldDoc staff = *child(doc, "staff");
  staff.kind = sim::FieldKind::named;
  staff.children = {one_field("", sim::FieldKind::section, "")};
  staff.children[0].children = {
      one_field("ROLE", sim::FieldKind::duration, "Time of this role, or a list of times that add up")};
  spell_out(doc, "staff", std::move(staff));
  sim::FieldDoc eligible = *child(doc, "eligible");
  eligible.kind = sim::FieldKind::section;
  eligible.children = {one_field("MEASURE", sim::FieldKind::text,
                                 "'at least 4', 'at most 10', 'above 4', 'below 50', '18 to 65 years', 'yes' or 'no'")};
  spell_out(doc, "eligible", std::move(eligible));
  return doc;
}

sim::FieldDoc verbs() {
  sim::FieldDoc all = describe_verbs();
  for (sim::FieldDoc& verb : all.children) {
    verb.spec.doc = words_of_verb(verb.name);
    const bool conditions = verb.name == "when" || verb.name == "hold_until";
    if (conditions)
      verb.children.push_back(one_field("MEASURE", sim::FieldKind::text, "A condition, as in 'eligible'"));
    if (verb.name == "wait")
      verb.children.push_back(
          one_field("times_per_year", sim::FieldKind::number, "Waits one over this rate, instead of 'for'"));
    if (child(verb, "name") == nullptr && verb.name != "stop" && verb.name != "enrol")
      verb.children.push_back(one_field("name", sim::FieldKind::text, "A name of its own"));
  }
  return all;
}

std::string table(const std::string& title, const std::string& about,
                  const std::vector<std::array<std::string, 3>>& rows) {
  std::string text = "\n# " + title + "\n\n" + about + "\n\n| name | unit | meaning |\n|---|---|---|\n";
  for (const auto& [name, unit, doc] : rows) text += "| `" + name + "` | " + unit + " | " + doc + " |\n";
  return text;
}

template <class List>
std::vector<std::array<std::string, 3>> rows_of(const List& list) {
  std::vector<std::array<std::string, 3>> rows;
  for (const auto& item : list) rows.push_back({item.name, item.unit, item.doc});
  return rows;
}

// What names may stand for, by the shipped configuration; nothing where there is none.
std::string names_of_programmes() {
  sim::Problems ignored;
  const auto catalogue = usual_catalogue(shared_root().value_or(""), ignored);
  if (!catalogue) return "";
  return table("Measures",
               "What conditions may ask (`eligible`, `first`, `any_of`, `miss_more`, `when`, `hold_until`), in chronic "
               "pain.",
               rows_of(catalogue->measures)) +
         table("Targets", "What effects may act on.", rows_of(catalogue->targets)) +
         table("Chances", "What `uptake: {from: ...}` may name.", rows_of(catalogue->chances));
}

std::string names_of_studies() {
  sim::Problems ignored;
  const auto catalogue = usual_catalogue(shared_root().value_or(""), ignored);
  if (!catalogue) return "";
  std::vector<std::array<std::string, 3>> rows;
  for (const auto& o : catalogue->outcomes)
    rows.push_back({o.spec.name, o.spec.unit, o.spec.doc + ", mean at the end"});
  for (const auto& [name, unit, doc] : std::initializer_list<std::array<std::string, 3>>{
           {"OUTCOME_at_12_months", "", "any of these, mean at 12 months; where a panel falls on that day"},
           {"people", "person", "patients who entered"},
           {"per_1000.PROGRAMME.NOTE", "1",
            "times a note (offered, enrolled, completed, what 'record' names) was made, per 1,000 patients who "
            "entered"},
           {"eligible_per_1000.PROGRAMME", "1",
            "patients who met the criteria of the programme on entry, or later when it looked for them, per 1,000 "
            "patients who entered; without a name: of at least one programme"},
           {"wait_day.PROGRAMME", "day", "mean wait for a seat or place, of those who got one"},
           {"wait_day.PROGRAMME.LIST", "day",
            "the same for each waiting list of a programme with several, by the name of its step"},
           {"wait_p90_day.PROGRAMME", "day", "studies: nine of ten who got a seat or place waited no longer"},
           {"waiting_at_end.PROGRAMME", "person", "studies: patients waiting at the end"},
           {"hours.ROLE", "hour", "hours worked in programmes per 1,000 patients who entered"},
           {"spending_year_N", "USD", "studies: all spending in year N per patient who entered, undiscounted"}})
    rows.push_back({name, unit, doc});
  return table("Outcomes of a run", "What `measure` may name, and what `summary.csv` holds.", rows);
}

}  // namespace

std::string reference_text(const std::string& kind) {
  if (kind == "programme")
    return sim::key_reference(programme(), "Keys of a programme") + "\n" +
           sim::key_reference(verbs(), "Verbs of a pathway") + names_of_programmes();
  if (kind == "history")
    return sim::key_reference(
               file_of(sim::describe<sim::states::HistoryNumbers>("States and transitions in continuous time"),
                       "history", "A multi-state history: it has 'states'"),
               "Keys of a multi-state history") +
           "\n" +
           sim::key_reference(
               file_of(sim::describe<models::HistoryNumbers>("What happens to patients whatever the programme"),
                       "history", "The history of chronic pain: it has no 'states'"),
               "Keys of the history of chronic pain");
  sim::FieldDoc doc = description_of(kind);
  if (kind == "evidence") spell_out(doc, "evidence", each("Numbers by id", describe_evidence_row()));
  if (sim::FieldDoc* population = child(doc, "population")) spell_out_people(*population);
  return sim::key_reference(doc, "Keys of a file of kind " + kind) + (kind == "study" ? names_of_studies() : "");
}

}  // namespace app
