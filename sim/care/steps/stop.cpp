#include "sim/care/steps/stop.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_stop(Pathway& pathway, Fields&, ProgrammeReading& context) {
  context.draft.ended = true;
  pathway.then<Stop>();
}

}  // namespace sim
