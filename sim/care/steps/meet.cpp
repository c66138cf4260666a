#include "sim/care/steps/meet.hpp"

#include <algorithm>

#include "sim/care/steps/attend.hpp"
#include "sim/care/steps/verbs.hpp"

namespace sim {

void WorkFor::do_work(Visit& v, std::span<const Work> work, std::uint16_t no_time) {
  for (const Work& all : work) {
    // At most half a role's week at a time: nobody is trained for two days in a row while patients wait.
    const auto weekly = v.world.model().roles[all.role].minutes_per_week();
    const auto most = static_cast<std::int32_t>(std::clamp<std::int64_t>(weekly / 2, 1, INT32_MAX));
    for (std::int32_t left = all.minutes; left > 0;) {
      const Work piece{all.role, std::min(left, most)};
      if (!v.world.assign(v.patient, piece)) {
        v.world.note(v.patient, no_time);
        break;
      }
      left -= piece.minutes;
    }
  }
}

void read_meet(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  Attend::Plan plan;
  plan.work = context.bundle(f, "staff");
  f.flag("effect", plan.session, {.doc = "Whether it counts as one of the programme's sessions"}, true);
  bool telephone = false;
  f.flag("on_the_phone", telephone, {.doc = "No travel for the patient"}, false);
  read_chances(f, context, plan);
  finish_plan(f, context, "meet", plan);
  if (telephone) plan.visits.reset();
  for (const Work& w : plan.work) plan.length = std::max(plan.length, minutes(w.minutes));
  plan.words = telephone ? "talk on the telephone" : "meet";
  pathway.then<Book>(
      plan.work, context.note("no_time_of_staff"),
      "book " + in_words(plan.work, context.model) + " in the first week with time for it, and wait until then");
  const bool alone = context.draft.repeats == 0 && plan.session;
  pathway.then<Attend>(std::move(plan));
  if (alone) finish_single_session(context);
}

void read_work(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  f.shorthand("staff");
  const auto work = context.bundle(f, "staff");
  pathway.then<WorkFor>(work, context.note("no_time_of_staff"),
                        "staff work for the patient, who does not wait for it: " + in_words(work, context.model));
}

}  // namespace sim
