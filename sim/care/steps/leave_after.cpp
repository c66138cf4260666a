#include "sim/care/steps/leave_after.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_leave_after(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  int missed = 1;
  std::string what;
  f.whole("missed_in_a_row", missed, {.doc = "Sessions missed in a row", .low = 1, .high = 60, .example = "3"});
  f.text("record", what, {.doc = "What to record"}, "dropped_out");
  if (!f.describing() && !context.draft.in_course && context.draft.courses == 0)
    f.problem("", "config/contradiction", f.path() + ": no session comes before it", "put it after attend or meet");
  context.draft.course.leave_after = missed;
  pathway.then<LeaveAfter>(missed, context.note(what), what);
}

}  // namespace sim
