// Lists of steps, and what verbs ask of the reading: purposes, notes, measures, roles, bundles.
#include <algorithm>
#include <stdexcept>

#include "sim/care/read_programme.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

template <class List>
std::vector<std::string> names_of(const List& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(item.name);
  return names;
}

template <class List>
std::optional<std::size_t> find_name(Fields& f, const char* field, const std::string& name, const List& list,
                                     const char* what, const std::string& otherwise = "") {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].name == name) return i;
  if (!name.empty())
    f.problem(field, "config/choice", f.path_of(field) + ": there is no " + what + " called " + in_quotes(name),
              did_you_mean(name, names_of(list), otherwise));
  return {};
}

// One step is written `verb`, or `verb: its settings`.
struct Written {
  std::string verb;
  Value value;
  Origin where;
};

std::optional<Written> one_step(const Value& item, const std::string& path, Problems& problems) {
  if (item.is_scalar()) return Written{item.text(), Value::map(item.origin()), item.origin()};
  if (item.is_map() && item.entries().size() == 1) {
    const auto& entry = item.entries().front();
    Value value = entry.value.is_null() ? Value::map(entry.value.origin()) : entry.value;
    return Written{entry.key, std::move(value), entry.key_origin};
  }
  const bool several = item.is_map() && item.entries().size() > 1;
  problems.add("config/type", several ? item.entries()[1].key_origin : item.origin(),
               path + (several ? " has several verbs" : " is not a step"),
               several ? "begin each step with '- ' on its own line, and put its settings further in"
                       : "write for example '- wait: 1 week'");
  return {};
}

}  // namespace

void read_steps(Pathway& pathway, const Value& list, const std::string& path, ProgrammeReading& context) {
  Problems& problems = context.reading.problems;
  if (!list.is_list()) {
    problems.add("config/type", list.origin(), path + " must be a list of steps", "write for example '- wait: 1 week'");
    return;
  }
  context.draft.ended = false;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Value& item = list.items()[i];
    const std::string here = path + "[" + std::to_string(i) + "]";
    if (context.draft.ended) {
      problems.add("config/unreachable", item.origin(), here + " can never be reached",
                   "remove it, or the 'stop' before it");
      return;
    }
    const auto step = one_step(item, here, problems);
    if (!step) continue;
    const auto verb = context.verbs->find(step->verb);
    if (verb == context.verbs->end()) {
      std::vector<std::string> known;
      for (const auto& [name, reader] : *context.verbs) known.push_back(name);
      problems.add("config/unknown", step->where, "unknown verb " + in_quotes(step->verb) + " in " + path,
                   did_you_mean(step->verb, known, "the verbs are " + in_words(known)));
      continue;
    }
    const Value* outer = context.draft.written;
    context.draft.written = &step->value;
    Fields f(step->value, here + "." + step->verb, context.reading);
    verb->second(pathway, f, context);
    if (step->value.is_map() && step->value.find("name")) {  // verbs without luck of their own may be named too
      std::string name;
      f.text("name", name, {.doc = "A name of its own, when the verb is used twice"}, "");
    }
    f.done();
    context.draft.written = outer;
  }
}

Purpose ProgrammeReading::purpose_for(Fields& f, const std::string& verb) {
  std::string own = verb;
  f.text("name", own, {.doc = "A name of its own, when the verb is used twice: its luck is named by it"}, verb);
  latest_name = own;
  if (++verb_count[own] > 1 && !f.describing())
    f.problem(f.has("name") ? "name" : "", "config/contradiction",
              f.path() + ": '" + own + "' is used a second time in this programme",
              "give it a name of its own: 'name: second_" + verb + "'");
  return purpose_of_part("");
}

Purpose ProgrammeReading::purpose_of_part(const std::string& part) {
  const std::string whole = name + "." + latest_name + (part.empty() ? "" : "." + part);
  try {
    return purposes.add(whole);
  } catch (const std::invalid_argument& clash) {
    reading.problems.add("config/contradiction", {}, clash.what(), "give one of them another name");
    return purpose(whole);
  }
}

std::uint16_t ProgrammeReading::note(const std::string& what) {
  const std::string whole = name + "." + what;
  const auto at = std::find(model.notes.begin(), model.notes.end(), whole);
  if (at != model.notes.end()) return static_cast<std::uint16_t>(at - model.notes.begin());
  model.notes.push_back(whole);
  return static_cast<std::uint16_t>(model.notes.size() - 1);
}

std::optional<std::size_t> ProgrammeReading::measure(Fields& f, const char* field, const std::string& measure_name) {
  return find_name(f, field, measure_name, model.measures, "measure",
                   "the measures are " + in_words(names_of(model.measures)));
}

std::optional<std::size_t> ProgrammeReading::chance(Fields& f, const char* field, const std::string& chance_name) {
  return find_name(f, field, chance_name, model.chances, "chance of the model");
}

std::optional<RoleId> ProgrammeReading::role(Fields& f, const char* field, const std::string& role_name) {
  if (absent_roles.contains(role_name)) return {};
  const std::string known = in_words(names_of(model.roles));
  const auto found =
      alone ? find_name(f, field, role_name, model.roles, "role with a wage in the economics",
                        "give it one: 'economics: {staff: {wages: {" + role_name +
                            ": {price: 40 USD/hour, price_year: 2024}}}}'; those with one are " + known)
            : find_name(f, field, role_name, model.roles, "role in the scenario's staff",
                        "name it in the scenario: 'staff: {" + role_name + ": {fte: 1, hours_per_week: 38}}'" +
                            (known.empty() ? "" : "; its roles are " + known));
  if (found) return static_cast<RoleId>(*found);
  absent_roles.insert(role_name);
  return {};
}

std::vector<Work> ProgrammeReading::bundle(Fields& f, const char* field, bool required) {
  std::string bundle_name;
  if (required)
    f.text(field, bundle_name, {.doc = "A bundle of staff minutes, from 'staff:' of this programme"});
  else
    f.text(field, bundle_name, {.doc = "A bundle of staff minutes, from 'staff:' of this programme"}, "");
  if (bundle_name.empty()) return {};
  const auto at = staff.find(bundle_name);
  if (at != staff.end()) return at->second;
  std::vector<std::string> known;
  for (const auto& [each, work] : staff) known.push_back(each);
  f.problem(field, "config/choice",
            f.path_of(field) + ": there is no bundle " + in_quotes(bundle_name) + " under 'staff:'",
            did_you_mean(bundle_name, known));
  return {};
}

}  // namespace sim
