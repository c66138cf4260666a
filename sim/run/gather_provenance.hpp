#pragma once
// Where the results come from: parameters with their sources, the configuration, the files.
#include <cstdint>
#include <vector>

#include "sim/record/outcomes.hpp"
#include "sim/run/project.hpp"

namespace sim {

/// `draws`: those of the project that are in the results.
void add_provenance(const Project& project, const std::vector<std::uint32_t>& draws, Outcomes& out);

}  // namespace sim
