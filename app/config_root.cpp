#include "app/config_root.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/version.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

bool is_root(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "evidence", ignored);
}

}  // namespace

std::optional<std::string> shared_root() {
  if (const char* named = std::getenv("CAREPATH_CONFIGS"); named != nullptr && *named != '\0')
    return is_root(named) ? std::optional<std::string>(named) : std::nullopt;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside = program.parent_path().parent_path() / "share/carepath/configs";
  if (!error && is_root(beside)) return beside.string();
  if (is_root(built_configs())) return built_configs();
  return std::nullopt;
}

// The folders above `file` as it is written come first, so that messages name files as the user does.
std::optional<std::string> config_root_of(const std::string& file) {
  fs::path folder = fs::path(file).lexically_normal().parent_path();
  for (; !folder.empty() && folder.has_relative_path(); folder = folder.parent_path())
    if (is_root(folder)) return folder.string();
  if (fs::path(file).is_relative()) {
    if (is_root(".")) return ".";
    std::error_code error;
    for (folder = fs::current_path(error); !error && folder.has_relative_path(); folder = folder.parent_path())
      if (is_root(folder)) return folder.string();
  }
  return shared_root();
}

std::vector<std::string> names_in(const std::string& root, const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(root) / folder, error))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> find_config(const std::string& text, std::vector<std::string>& known) {
  std::error_code error;
  if (fs::exists(text, error)) return text;
  std::vector<std::string> roots;  // The user's own folder first, then the shipped one.
  if (const auto own = config_root_of(".")) roots.push_back(*own);
  if (const auto shared = shared_root(); shared && (roots.empty() || roots.front() != *shared))
    roots.push_back(*shared);
  for (const std::string& root : roots)
    for (const char* folder : {"programmes", "scenarios", "studies", "histories", "populations"})
      for (const std::string& name : names_in(root, folder)) {
        if (name == text) return (fs::path(root) / folder / (name + ".yaml")).lexically_normal().string();
        known.push_back(name);
      }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return std::nullopt;
}

}  // namespace app
