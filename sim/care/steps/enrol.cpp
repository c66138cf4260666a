#include "sim/care/steps/enrol.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_enrol(Pathway& pathway, Fields&, ProgrammeReading& context) {
  context.draft.enrols = context.draft.all_enrolled = true;
  pathway.then<Enrol>(context.note("enrolled"));
}

}  // namespace sim
