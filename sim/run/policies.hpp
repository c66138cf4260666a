#pragma once
// Which luck belongs to what: the first word of omega. Scenario, thread, rank and row never enter the key.
#include <cstdint>

namespace sim::policy {

inline constexpr std::uint32_t kRun = 1;         ///< Scenarios share; every draw and replicate has its own.
inline constexpr std::uint32_t kParameters = 2;  ///< Spikes and element shares of one parameter draw.

}  // namespace sim::policy
