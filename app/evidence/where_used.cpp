#include "app/evidence/where_used.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "sim/config/read_yaml.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// Every .yaml file but those that hold the rows themselves.
std::vector<fs::path> files_below(const fs::path& root) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory(error) && it.depth() == 0 && it->path().filename() == "evidence")
      it.disable_recursion_pending();
    else if (it->is_regular_file(error) && it->path().extension() == ".yaml")
      files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Walker {
 public:
  Walker(const sim::Evidence& evidence, std::map<std::string, std::vector<RowUse>>& uses)
      : evidence_(evidence), uses_(uses) {}

  void walk(const sim::Value& value, const std::string& setting, const std::string& file) {
    for (const auto& entry : value.entries()) {
      // `{id: A35}` is said of the setting that it stands for.
      const bool names_row = entry.key == "id" || entry.key == "calibrated";
      walk(entry.value, names_row ? setting : setting.empty() ? entry.key : setting + "." + entry.key, file);
    }
    for (std::size_t i = 0; i < value.items().size(); ++i)
      walk(value.items()[i], setting + "[" + std::to_string(i) + "]", file);
    if (!value.is_scalar()) return;
    if (const sim::EvidenceRow* row = evidence_.find(value.text()))
      uses_[row->id].push_back({file, value.origin().line, setting});
  }

 private:
  const sim::Evidence& evidence_;
  std::map<std::string, std::vector<RowUse>>& uses_;
};

}  // namespace

std::map<std::string, std::vector<RowUse>> where_used(const std::string& config_root, const sim::Evidence& evidence) {
  std::map<std::string, std::vector<RowUse>> uses;
  Walker walker(evidence, uses);
  for (const fs::path& file : files_below(config_root)) {
    const auto text = sim::read_whole_file(file.string());
    if (!text) continue;
    sim::Problems unread;
    const std::string name = file.lexically_relative(config_root).string();
    walker.walk(sim::read_yaml(*text, name, unread), "", name);
  }
  return uses;
}

}  // namespace app
