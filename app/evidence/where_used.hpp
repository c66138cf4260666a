#pragma once
// Where evidence rows act: the settings of a configuration folder that name them.
#include <map>
#include <string>
#include <vector>

#include "sim/config/evidence.hpp"

namespace app {

/// A setting that names a row.
struct RowUse {
  std::string file;     ///< Within the configuration folder: programmes/group_cbt.yaml.
  int line = 0;         ///< From 1.
  std::string setting;  ///< pathway[6].repeat.do[0].attend.chance
};

/// The uses of every row by the row's own id, in the order of files and lines. Files that cannot be read as YAML are
/// left out: `carepath check` says what is wrong with them.
std::map<std::string, std::vector<RowUse>> where_used(const std::string& config_root, const sim::Evidence& evidence);

}  // namespace app
