#pragma once
// Lives that nobody else can see: a multi-state history without programmes, staff or arrivals needs no agenda. Each
// life is run from beginning to end in a closed loop with the same keyed draws and the same arithmetic as the general
// engine: both give the same tally, byte for byte (tests/equivalence).
#include <span>

#include "sim/care/model.hpp"
#include "sim/record/event_log.hpp"

namespace sim::states {

/// True when World and run_alone give the same: a multi-state history whose rates change only when a patient changes
/// state, its own outcomes for everybody, and nothing that patients share.
bool live_alone(const Model& model);

/// The tally of one world of these sites. `log`, if wanted, receives every event, patient by patient.
Tally run_alone(const Model& model, Draws draws, std::span<const std::uint32_t> sites, EventLog* log = nullptr);

}  // namespace sim::states
