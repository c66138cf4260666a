#pragma once
// Runs of one queue under many seeds, through the YAML reader and the engine that every scenario uses.
#include <string>

#include "app/conformance/kept.hpp"

namespace app::conformance {

inline constexpr std::size_t kQueueSeeds = 60;

/// One value for each of kQueueSeeds, by measure:
/// `wait.PROGRAMME`      days waited by those who found a place;
/// `waiting`, `busy`     mean number waiting, and mean share of the places taken (of all roles together);
/// `gave_up.PROGRAMME`   share of the customers who left unserved;
/// `stay.NOTE`           days from entry to the note, of those for whom it was made.
/// Each run starts empty. What happens before the first census is not counted, unless it is the only one.
Measured simulate_queue(const Work& work, const sim::Project& project, const std::string& scenario);

}  // namespace app::conformance
