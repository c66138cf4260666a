#pragma once
// Sites, clinicians and patients from the few numbers a planner gives; and which sites make up one world.
#include <vector>

#include "sim/care/model.hpp"
#include "sim/run/scenario_file.hpp"

namespace sim {

/// The setting: the same for every scenario, draw and replicate of one seed. Site sizes are negative binomial with the
/// given dispersion, at least one patient each, and add up exactly.
Setting make_setting(const SettingFields& fields, std::uint64_t seed);

/// Sites that share staff, directly or through others, ascending; the components in the order of their first sites.
std::vector<std::vector<std::uint32_t>> worlds_of(const Model& model);

}  // namespace sim
