#pragma once
// The optional tables of single patients and single events: the first draw and replicate of every scenario, lived once
// more.
#include "sim/record/outcomes.hpp"
#include "sim/run/failures.hpp"
#include "sim/run/project.hpp"
#include "sim/run/units.hpp"

namespace sim {

/// Fills `out.patients` and `out.events` as asked. Rows are in the order of scenarios, worlds, and patients or time.
void add_tables(const Project& project, const Plan& plan, const Kept& kept, bool patients, bool events, Outcomes& out);

}  // namespace sim
