#pragma once
// Where the results come from: parameters with their sources, the configuration, the files.
#include "sim/record/outcomes.hpp"
#include "sim/run/project.hpp"

namespace sim {

void add_provenance(const Project& project, Outcomes& out);

}  // namespace sim
