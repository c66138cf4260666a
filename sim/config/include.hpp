#pragma once
// Files and their includes, never from outside the configuration folder.
#include <cstddef>
#include <string>
#include <vector>

#include "sim/config/format_version.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/value.hpp"

namespace sim {

inline constexpr int kDeepestInclude = 8;              ///< Files within files.
inline constexpr std::size_t kLargestFile = 4U << 20;  ///< Bytes.

/// A file that was read, for provenance.
struct FileRead {
  std::string name;    ///< Path as shown to the user.
  std::string sha256;  ///< Of its bytes, 64 hex digits.
  std::string within;  ///< Path within the configuration folder: the same from wherever the program is called.
};

/// Reads `path` with everything it includes: later includes lie over earlier ones, the file itself over all of them
/// (maps merge deep, lists replace). `path` is absolute or relative to the working folder and must lie in `config_root`
/// (empty: the folder of the file). The keys `carepath` and `include` are checked and removed. Problems:
/// config/include, config/version, yaml/....
Value read_file(const std::string& path, const std::string& config_root, Problems& problems,
                std::vector<FileRead>* files = nullptr);

/// The same for a file that the user names. One that lies outside `config_root` includes from its own folder.
Value read_named_file(const std::string& path, const std::string& config_root, Problems& problems,
                      std::vector<FileRead>* files = nullptr);

/// Reads a file named by a setting (a programme, a history, a CSV) by its path within `config_root`, safely. `where` is
/// the setting that names it. Returns the raw text, empty with a problem when it cannot be read.
std::string read_text_within(const std::string& config_root, const std::string& relative, const Origin& where,
                             Problems& problems, std::vector<FileRead>* files = nullptr);

}  // namespace sim
