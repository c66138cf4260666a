#include "models/steps/screen_for_oud.hpp"

#include "models/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace models {

sim::Next ScreenForOud::take(sim::Visit& v) const {
  const auto& columns = PatientColumns::handles();
  const bool hidden = is(v.world.columns()(columns.oud, v.patient), Oud::active_undetected);
  if (hidden && v.world.draws().chance(finds_, v.world.key(v.patient), luck_, v.ordinal())) {
    v.world.edit(v.patient)(columns.oud, v.patient) = static_cast<std::uint8_t>(Oud::active_detected);
    v.world.note(v.patient, found_);
  }
  return sim::Next::go_on();
}

std::string ScreenForOud::describe() const {
  return "screen for opioid use disorder: " + sim::percent(finds_) + " of active ones that nobody knew of are found";
}

void read_screen_for_oud(sim::Pathway& pathway, sim::Fields& f, sim::ProgrammeReading& context) {
  double finds = 1;
  f.share("finds", finds, {.doc = "Chance that an active disorder nobody knew of is found"});
  const sim::Purpose luck = context.purpose_for(f, "screen_for_oud");
  pathway.then<ScreenForOud>(finds, luck, context.note("disorder_found"));
}

}  // namespace models
