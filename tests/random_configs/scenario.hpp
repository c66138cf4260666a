#pragma once
// Random scenarios of at most 1,000 patient-years: chronic pain with shipped and invented programmes, multi-state
// histories, queues.
#include <rapidcheck.h>

#include <string>

namespace random_configs {

/// The text of a scenario file that lies in configs/scenarios. Most are valid; the others break a rule that needs a
/// look at the whole.
rc::Gen<std::string> scenario();

/// Scenario number `n`: always the same one.
std::string scenario_number(std::uint64_t n);

}  // namespace random_configs
