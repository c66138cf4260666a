#include "sim/care/steps/when.hpp"

#include <algorithm>

#include "sim/care/steps/verbs.hpp"
#include "sim/config/suggest.hpp"

namespace sim {

namespace {

void read_inside(Pathway& pathway, const Value& steps, const std::string& path, ProgrammeReading& context) {
  ++context.draft.depth;
  read_steps(pathway, steps, path, context);
  --context.draft.depth;
}

// `when: {element: nurse, do: [...]}`: the steps are there or not, whoever the patient is.
bool element_on(Fields& f, const std::string& name, const ProgrammeReading& context) {
  std::vector<std::string> names;
  for (const Element& e : context.draft.elements) {
    if (e.name == name) return e.on;
    names.push_back(e.name);
  }
  f.problem("element", "config/choice", f.path_of("element") + ": this programme has no element '" + name + "'",
            did_you_mean(name, names, "list it under 'elements:'"));
  return false;
}

}  // namespace

void read_when(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  ProgrammeDraft& draft = context.draft;
  Value steps, otherwise;
  f.raw("do", steps, {.doc = "Steps for those for whom it holds"});
  f.raw("otherwise", otherwise, {.doc = "Steps for the others"}, false);
  if (f.describing()) {
    std::string element;
    double some = 1;
    f.text("element", element, {.doc = "Only when this element is switched on"}, "");
    f.share("chance", some, {.doc = "For this share of them only"}, 1.0);
    return;
  }
  if (f.has("element")) {
    std::string name;
    f.text("element", name, {.doc = "Only when this element is switched on"});
    const Value& taken = element_on(f, name, context) ? steps : otherwise;
    if (taken.is_list()) read_steps(pathway, taken, f.path_of(&taken == &steps ? "do" : "otherwise"), context);
    return;
  }
  if (draft.depth >= 2) {
    f.problem("", "config/contradiction", f.path() + " lies within two other repeats or branches; two is the most",
              "move it outwards, or write a verb for it");
    return;
  }
  double chance = 1;
  f.share("chance", chance, {.doc = "For this share of them only"}, 1.0);
  auto conditions = read_conditions(f, *draft.written, {"do", "otherwise", "chance", "name", "element"}, context);
  if (conditions.empty() && !f.has("chance") && f.clean())
    f.problem("", "config/missing", f.path() + " says no condition",
              "write for example 'pegs: at least 5' or 'chance: 20%'");
  const Purpose luck = chance < 1 ? context.purpose_for(f, "when") : Purpose{};
  if (steps.is_null()) return;
  const auto no = std::make_shared<Place>();
  pathway.then<Branch>(std::move(conditions), chance, luck, no);
  const bool before = draft.all_enrolled;
  read_inside(pathway, steps, f.path_of("do"), context);
  const bool first_ends = draft.ended, first_enrolled = draft.all_enrolled || first_ends;
  draft.ended = false;
  draft.all_enrolled = before;
  if (otherwise.is_null()) {
    no->step = pathway.size();
    return;
  }
  const auto behind = std::make_shared<Place>();
  pathway.then<Jump>(behind);
  no->step = pathway.size();
  read_inside(pathway, otherwise, f.path_of("otherwise"), context);
  behind->step = pathway.size();
  draft.all_enrolled = first_enrolled && (draft.all_enrolled || draft.ended);
  draft.ended = draft.ended && first_ends;
}

}  // namespace sim
