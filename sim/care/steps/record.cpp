#include "sim/care/steps/record.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_record(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  f.shorthand("what");
  std::string what;
  f.text("what", what, {.doc = "A name for this point of the pathway", .example = "completed"});
  if (what.empty()) return;
  pathway.then<Record>(context.note(what), what);
}

}  // namespace sim
