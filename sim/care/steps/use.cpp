#include "sim/care/steps/use.hpp"

#include "sim/care/steps/caseload.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

namespace {

// The people on duty are one pool, whichever step of the programme needs them.
std::optional<std::size_t> server_of(Fields& f, ProgrammeReading& context, RoleId role, const std::string& name) {
  const auto& all = context.model.places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].role != role || all[i].per_fte > 0) continue;
    if (all[i].track == context.draft.programme->track) return i;
    f.problem("role", "config/contradiction",
              f.path() + ": " + name + " is on duty for " + context.model.programmes[all[i].track].name + " already",
              "people on duty day and night serve one programme: put both kinds of patients into it ('when'), or give "
              "them a role of their own");
    return {};
  }
  return add_places(f, context, role, 0);
}

}  // namespace

void read_use(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  std::string name;
  f.text("role", name, {.doc = "Whose place is held", .example = "clerk"});
  const auto law = read_law(f, "for",
                            {.doc = "How long: a time, {exponential: MEAN}, {weibull: SCALE, shape: S}, {gamma: MEAN, "
                                    "shape: S} or {lognormal: MEDIAN, "
                                    "sigma: S}",
                             .example = "{exponential: 1 day}"});
  TakePlace::Plan plan;
  const auto patience =
      read_law(f, "at_most", {.doc = "Longest wait: a time, or a law as in 'for'; absent: for ever"}, false);
  plan.at_most = patience ? patience->holding : Holding::fixed(Duration{kNever.minutes});
  plan.first = read_condition_group(f, "first", context);
  const Purpose length = context.purpose_for(f, "use");
  if (!plan.at_most.is_fixed()) plan.patience = context.purpose_of_part("patience");
  const auto role = context.role(f, "role", name);
  if (!role || !law) return;
  if (context.model.roles[*role].at_once <= 0) {
    f.problem("role", "config/contradiction", f.path() + ": nobody of the role " + name + " is ever on duty",
              "write 'staff: {" + name +
                  ": {at_once: 1}}' in the scenario for somebody on duty day and night; staff with " +
                  "hours are met ('meet', which books them) or have a 'caseload'");
    return;
  }
  const auto places = server_of(f, context, *role, name);
  if (!places) return;
  plan.places = *places;
  plan.joined = context.note("joined_the_list");
  plan.gave_up = context.note("gave_up_waiting");
  plan.words = "wait for a free " + name;
  if (!plan.first.empty()) plan.words += ", first those with " + in_words(plan.first);
  if (patience) plan.words += ", at most " + patience->words + ", otherwise leave";
  pathway.then<TakePlace>(std::move(plan));
  pathway.then<Hold>(law->holding, context.model.roles[*role].minutes, length, "hold it for " + law->words);
  pathway.then<GivePlaceBack>(*places, "");
}

}  // namespace sim
