#include "sim/care/steps/enrol.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_enrol(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  if (context.draft.all_enrolled && !f.describing())
    f.problem("", "config/contradiction", f.path() + ": everybody who comes here is enrolled already",
              "enrol once, where the course begins (a seat in a group enrols, too); its effects would begin anew, and "
              "the patient would count twice");
  context.draft.enrols = context.draft.all_enrolled = true;
  pathway.then<Enrol>(context.note("enrolled"));
}

}  // namespace sim
