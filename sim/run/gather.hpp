#pragma once
// From stored units to results: exact counts are added in canonical order, and become numbers once.
#include "sim/record/outcomes.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/units.hpp"

namespace sim {

Outcomes gather(const Project& project, const Plan& plan, const ChunkStore& store, const RunOptions& options,
                RunCounts* counts);

}  // namespace sim
