#pragma once
// Scenario files read with everything they name, and the field of care they are compiled for.
#include <memory>
#include <string>
#include <vector>

#include "sim/run/project.hpp"

namespace app {

/// Chronic pain on long-term opioids: the only field of care there is.
const sim::FieldOfCare& chronic_pain();

/// The file that is meant: one that is there, or the name of a shipped one, such as group_cbt or small_clinic. Throws
/// sim::ConfigError with the nearest name when it is neither and has no folder or ending.
std::string file_named(const std::string& what);

/// The scenario file with `overrides` laid over it; the config root is the file's own, whatever they say. Every problem
/// goes to `problems`; the project is usable only without any.
std::unique_ptr<sim::Project> load_scenario(const std::string& file, sim::Overrides overrides, sim::Problems& problems);

/// The same with `--set` alone, but throws sim::ConfigError with all problems.
std::unique_ptr<sim::Project> load_scenario(const std::string& file, const std::vector<std::string>& sets);

/// Which scenario of the file is meant: by name, the first one when the name is empty. Throws sim::ConfigError with the
/// nearest name when there is none.
std::size_t find_scenario(const sim::Project& project, const std::string& name);

}  // namespace app
