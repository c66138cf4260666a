#include "sim/care/steps/use.hpp"

#include "sim/care/steps/caseload.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

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
              "write 'staff: {" + name + ": {at_once: 1}}' in the scenario");
    return;
  }
  const auto places = add_places(f, context, *role, 0);
  if (!places) return;
  plan.places = *places;
  plan.joined = context.note("joined_the_list");
  plan.gave_up = context.note("gave_up_waiting");
  plan.words = "wait for a free " + name + (patience ? ", at most " + patience->words + ", otherwise leave" : "");
  pathway.then<TakePlace>(std::move(plan));
  pathway.then<Hold>(law->holding, context.model.roles[*role].minutes, length, "hold it for " + law->words);
  pathway.then<GivePlaceBack>(*places, "");
}

}  // namespace sim
