#include "app/commands/results_folder.hpp"

#include <filesystem>

#include "sim/store/atomic_file.hpp"

namespace app {

namespace fs = std::filesystem;

ResultsFolder::ResultsFolder(std::string folder, bool force) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
  sim::make_folder(folder_);
  std::error_code ignored;
  if (!force && fs::exists(fs::symlink_status(outcomes(), ignored)))
    throw sim::FileError("'" + outcomes() +
                         "' is there already; choose another folder with -o, or replace it with --force");
}

bool ResultsFolder::has_unfinished_work() const {
  std::error_code ignored;
  const auto status = fs::symlink_status(unfinished(), ignored);
  return fs::is_directory(status) && !fs::is_empty(unfinished(), ignored);
}

void ResultsFolder::drop_unfinished_work() const {
  std::error_code error;
  fs::remove_all(unfinished(), error);  // Links in it are removed, never followed.
  if (error) throw sim::FileError("'" + unfinished() + "' cannot be removed: " + error.message());
}

}  // namespace app
