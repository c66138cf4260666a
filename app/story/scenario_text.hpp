#pragma once
// A scenario file in sentences: who, where, how long, which staff, what is compared.
#include <string>

#include "sim/run/project.hpp"

namespace app {

/// What all scenarios of the file share.
std::string study_text(const sim::Project& project);
/// One scenario: its note, its arms and programmes, its own settings.
std::string scenario_text(const sim::Project& project, std::size_t scenario, const sim::Model& model);

}  // namespace app
