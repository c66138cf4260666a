#pragma once
// Units that broke a rule of ours: where it was, and what of the run still stands.
#include <cstdint>
#include <string>
#include <vector>

#include "sim/run/chunk_store.hpp"
#include "sim/run/units.hpp"

namespace sim {

/// Draws and replicates that are whole in every scenario, so that comparisons stay paired and results rectangular: with
/// one draw, replicates without a failure; otherwise draws without one.
struct Kept {
  std::vector<std::uint32_t> draws, replicates;  ///< As numbered in the plan, ascending.
};

Kept kept_of(const Plan& plan, std::uint32_t replicates, const std::vector<ChunkRow>& failed);

/// "a rule was broken (day 12, patient 7 of site 0): scenario 'usual care', draw 0, replicate 3, block 0", one for
/// each.
std::vector<std::string> failure_words(const Project& project, const Plan& plan, const std::vector<ChunkRow>& failed);

}  // namespace sim
