#pragma once
// What a programme's file may say, for the JSON Schema and the key reference.
#include "sim/care/read_programme.hpp"

namespace sim {

/// The keys of a programme; below `pathway` one section for each verb.
FieldDoc describe_programme(const Verbs& verbs);

}  // namespace sim
