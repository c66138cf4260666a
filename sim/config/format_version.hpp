#pragma once
// The format of configuration and result files: `carepath: 1` at the top of the one, schema_version in the other.
#include <string>
#include <vector>

namespace sim {

inline constexpr int kFormatVersion = 1;  ///< What this program writes, and the only one it reads.

/// One format that there has been. A new one gets a line here, a step in `carepath migrate` and a file in
/// tests/versions that stays for good.
struct FormatVersion {
  int number = 0;
  std::string since;  ///< The first program that wrote it.
  std::string what;   ///< What it changed.
};

/// Every format there has been, the oldest first; the last one is kFormatVersion.
const std::vector<FormatVersion>& format_versions();

/// Why a file that says `version` cannot be read, and what to do; empty when it can.
std::string format_help(const std::string& version);

}  // namespace sim
