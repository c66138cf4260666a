#include "app/version.hpp"

#include "app/made/commit.hpp"  // Made by the build: carepath_commit.

namespace app {

std::string version_number() { return CAREPATH_VERSION; }
std::string commit() { return carepath_commit; }
std::string compiler() { return CAREPATH_COMPILER; }
std::string version_text() { return "carepath " + version_number() + " (commit " + commit() + ")"; }
std::string built_configs() { return CAREPATH_CONFIG_FOLDER; }

}  // namespace app
