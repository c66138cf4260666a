#pragma once
// The verbs that know chronic pain and opioids, beside the common ones.
#include "sim/care/read_programme.hpp"

namespace models {

/// The common verbs and these.
const sim::Verbs& verbs();

void read_screen_for_oud(sim::Pathway&, sim::Fields&, sim::ProgrammeReading&);
void read_monitor(sim::Pathway&, sim::Fields&, sim::ProgrammeReading&);

}  // namespace models
