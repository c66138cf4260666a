#pragma once
// The parts of a programme's file, one reader each (used by read_programme only).
#include "sim/care/read_programme.hpp"

namespace sim {

/// `elements:`, parts that can be switched off.
void read_elements(Fields& f, ProgrammeReading& context);
/// `staff:`, bundles of staff minutes.
void read_staff(Fields& f, ProgrammeReading& context);
/// `effects:`, after the pathway, from whose sessions some are solved.
void read_effects(Fields& f, ProgrammeReading& context);

/// The fields of one effect, in every form that it may be printed in: for the reference of keys.
FieldDoc describe_effect();

/// What share of a whole effect the elements switched on have: in one draw split by Dirichlet over `names`, in the
/// central case by counting. `split` names the luck of it.
double share_of_elements(Fields& f, ProgrammeReading& context, const std::string& split,
                         const std::vector<std::string>& names);

}  // namespace sim
