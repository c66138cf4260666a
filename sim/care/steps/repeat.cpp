#include "sim/care/steps/repeat.hpp"

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/wait_for_seat.hpp"

namespace sim {

namespace {

// The repeat held the sessions of the course: its length, interval and drop-out rule are known now.
void close_course(ProgrammeReading& context, int times, double days) {
  ProgrammeDraft& draft = context.draft;
  draft.course.sessions = times;
  draft.course.gap_days = days;
  for (const auto& solve : draft.when_course_known) solve(draft.course);
  draft.when_course_known.clear();
  draft.in_course = false;
  draft.courses += draft.repeats > 0 ? 2 : 1;  // a course within another repeat is not one course
}

}  // namespace

void read_repeat(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  ProgrammeDraft& draft = context.draft;
  int times = 1;
  f.whole("times", times, {.doc = "How often in all", .low = 1, .high = 64, .example = "12"});
  Value steps;
  f.raw("do", steps, {.doc = "The steps to repeat", .example = "[attend: {chance: 0.8}, wait: 1 week]"});
  if (steps.is_null()) return;
  if (draft.depth >= 2) {
    f.problem("", "config/contradiction", f.path() + " lies within two other repeats or branches; two is the most",
              "move it outwards, or write a verb for it");
    return;
  }
  const auto first = pathway.size();
  const auto level = static_cast<std::uint8_t>(draft.repeats);
  const double waited_before = draft.waited_days;
  const bool outer_course = draft.in_course;
  draft.in_course = false;
  draft.waited_days = 0;
  ++draft.depth;
  ++draft.repeats;
  read_steps(pathway, steps, f.path_of("do"), context);
  --draft.depth;
  --draft.repeats;
  const double days = draft.waited_days;
  draft.waited_days = waited_before + days * times;
  pathway.then<Again>(times, first, level);
  if (draft.in_course) {
    close_course(context, times, days);
    draft.waited_days = 0;  // from here on: the tail of the course
    if (draft.group) {
      context.model.groups[*draft.group].sessions = times;
      draft.group.reset();
      pathway.then<LeaveSeat>();
    }
  }
  draft.in_course = outer_course;
  draft.ended = false;
}

}  // namespace sim
