#include "sim/care/read_programme.hpp"

#include <utility>

#include "sim/care/read_parts.hpp"
#include "sim/care/steps/conditions.hpp"
#include "sim/care/steps/verbs.hpp"

namespace sim {

namespace {

// `reach: {by: clinician, share: 50%}`: which clinicians or sites take part.
void read_reach(Fields& f, Programme& programme) {
  struct Reach {
    Programme& programme;
    void visit(Fields& r) {
      enum class By { clinician, site, hub, region } by = By::site;
      r.choice("by", by, {{"clinician", By::clinician}, {"site", By::site}, {"hub", By::hub}, {"region", By::region}},
               {.doc = "What takes part or not"});
      r.share("share", programme.reach_share, {.doc = "Share of them that take part"}, 1.0);
      programme.reach_by_clinician = by == By::clinician;
      if (by == By::hub) programme.reach_unit = Sharing::hub;
      if (by == By::region) programme.reach_unit = Sharing::region;
    }
  } reach{programme};
  f.section("reach", reach, {.doc = "Which clinicians or sites take part; absent: all"}, false);
}

void read_signals(Fields& f, Programme& programme) {
  struct On {
    Programme& programme;
    void visit(Fields& o) {
      enum class Died { stop } died = Died::stop;
      o.choice("died", died, {{"stop", Died::stop}}, {.doc = "A death frees the seat, the place and the hours"},
               Died::stop);
      o.choice("admitted", programme.when_admitted,
               {{"go_on", WhenAdmitted::go_on}, {"pause", WhenAdmitted::pause}, {"leave", WhenAdmitted::leave}},
               {.doc = "During a stay in hospital; a seat in a group is kept, its sessions are missed"},
               WhenAdmitted::pause);
    }
  } on{programme};
  f.section("on", on, {.doc = "What events outside the programme do to it"}, false);
}

// Only told, never used: so it is known with its source, and is no uncertain number of the model.
void read_published_cost(Fields& f, ProgrammeReading& context) {
  Value written;
  f.raw("published_cost", written, {.doc = "What it cost for each patient in its trial"}, false);
  if (written.is_null()) return;
  Reading aside{context.reading.problems, context.reading.evidence};
  const Value wrapped = under("published_cost", written);
  Fields one(wrapped, f.path(), aside);
  double money = 0;
  one.money("published_cost", money, {.doc = "Money for each patient", .unit = "USD", .low = 0});
  for (ParameterUse& use : aside.uses) {
    use.uncertain = false;
    context.reading.uses.push_back(std::move(use));
  }
}

void check_whole(Fields& f, ProgrammeReading& context, const Programme& programme) {
  const ProgrammeDraft& draft = context.draft;
  if (!programme.effects.empty() && !draft.enrols)
    f.problem("pathway", "config/contradiction",
              f.path_of("pathway") + " never enrols anybody, so its effects never begin",
              "add 'enrol' where the course begins");
  if (draft.group) {
    GroupSpec& group = context.model.groups[*draft.group];
    context.reading.problems.add("config/contradiction", draft.group_origin,
                                 "the group '" + group.name + "' has no sessions",
                                 "follow it with a repeat that has 'attend' in it, or say 'sessions:'");
  }
}

}  // namespace

void read_programme(const Value& programme, const Verbs& verbs, ProgrammeReading& context) {
  Programme made;
  made.name = context.name;
  made.track = static_cast<std::uint8_t>(context.model.programmes.size());
  context.verbs = &verbs;
  context.draft = {};
  context.draft.programme = &made;
  Fields f(programme, "programmes." + context.name, context.reading);
  std::string id;
  f.text("programme", id, {.doc = "The programme's id, the name of its file"}, context.name);
  if (id != context.name)
    f.problem("programme", "config/contradiction",
              f.path_of("programme") + " is '" + id + "', but the file is " + context.name + ".yaml",
              "give both the same name");
  f.text("title", made.title, {.doc = "What people call it"}, context.name);
  std::string about;
  f.text("about", about, {.doc = "What it is, for the reader of the report"}, "");
  read_published_cost(f, context);
  made.eligible = read_condition_group(f, "eligible", context);
  read_reach(f, made);
  read_elements(f, context);
  read_staff(f, context);
  read_signals(f, made);
  Value steps;
  f.raw("pathway", steps,
        {.doc = "What happens to a patient, in order", .example = "[offer: {uptake: 0.3}, enrol, wait: 1 year]"});
  if (!steps.is_null()) read_steps(made.pathway, steps, f.path_of("pathway"), context);
  made.eligible_at_entry = !made.eligible.empty();
  for (std::uint16_t i = 0; i < made.pathway.size(); ++i)
    if (made.pathway.step(i).looks_for_eligible()) made.eligible_at_entry = false;
  context.draft.course.tail_days = context.draft.courses > 0 ? context.draft.waited_days : 0;
  read_effects(f, context);
  check_whole(f, context, made);
  f.done();
  context.draft.programme = nullptr;
  context.model.programmes.push_back(std::move(made));
}

}  // namespace sim
