#include "app/commands/picture_file.hpp"

#include <filesystem>

#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace fs = std::filesystem;

void save_picture(const std::string& path, const std::string& svg, bool force) {
  std::error_code ignored;
  if (!force && fs::exists(fs::symlink_status(path, ignored)))
    throw sim::FileError("'" + path + "' is there already; replace it with --force");
  sim::write_whole_file(path, svg);
  say("picture: " + sim::harmless(path) + "\n");
}

}  // namespace app
