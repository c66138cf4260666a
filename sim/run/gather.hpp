#pragma once
// From stored units to results: exact counts are added in canonical order, and become numbers once.
#include "sim/record/outcomes.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/failures.hpp"
#include "sim/run/units.hpp"

namespace sim {

/// Results of the draws and replicates that are kept; adds to `counts` what they have counted.
Outcomes gather(const Project& project, const Plan& plan, const ChunkStore& store, const Kept& kept,
                const RunOptions& options, RunCounts& counts);

}  // namespace sim
