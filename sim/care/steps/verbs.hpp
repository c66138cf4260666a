#pragma once
// The readers of the common verbs: each takes its fields and appends its step or steps. The table is in verbs.cpp.
#include "sim/care/read_programme.hpp"

namespace sim {

void read_offer(Pathway&, Fields&, ProgrammeReading&);
void read_identify(Pathway&, Fields&, ProgrammeReading&);
void read_enrol(Pathway&, Fields&, ProgrammeReading&);
void read_wait_for_seat(Pathway&, Fields&, ProgrammeReading&);
void read_repeat(Pathway&, Fields&, ProgrammeReading&);
void read_attend(Pathway&, Fields&, ProgrammeReading&);
void read_leave_after(Pathway&, Fields&, ProgrammeReading&);
void read_wait(Pathway&, Fields&, ProgrammeReading&);
void read_record(Pathway&, Fields&, ProgrammeReading&);
void read_meet(Pathway&, Fields&, ProgrammeReading&);
void read_work(Pathway&, Fields&, ProgrammeReading&);
void read_caseload(Pathway&, Fields&, ProgrammeReading&);
void read_end_caseload(Pathway&, Fields&, ProgrammeReading&);
void read_use(Pathway&, Fields&, ProgrammeReading&);
void read_charge(Pathway&, Fields&, ProgrammeReading&);
void read_once_per(Pathway&, Fields&, ProgrammeReading&);
void read_when(Pathway&, Fields&, ProgrammeReading&);
void read_stop(Pathway&, Fields&, ProgrammeReading&);
void read_hold_until(Pathway&, Fields&, ProgrammeReading&);

/// A group of settings that stands for one number, `{solved_for: ...}`, read under the key of that number.
/// Gives the value under `name` wrapped so that Fields(value, f.path(), ...) reads it as `name`.
Value under(const char* name, Value value);

}  // namespace sim
