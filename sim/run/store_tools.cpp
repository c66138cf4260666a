#include "sim/run/store_tools.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "sim/run/chunk_file.hpp"
#include "sim/store/atomic_file.hpp"

namespace sim {

namespace fs = std::filesystem;

std::vector<std::string> stores_below(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) throw FileError("there is no folder '" + folder + "'");
  std::vector<std::string> found;
  const auto look = [&](const fs::path& at) {
    std::error_code ignored;
    if (fs::is_regular_file(fs::symlink_status(at / "store.id", ignored)))
      found.push_back(at.lexically_relative(folder).string());
  };
  look(folder);
  for (auto i = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
       !error && i != fs::recursive_directory_iterator(); i.increment(error))
    if (i->is_directory(error) && !i->is_symlink(error)) look(i->path());
  std::sort(found.begin(), found.end());
  return found;
}

ChunkStore open_store(const std::string& folder) {
  const auto bytes = read_whole_file(folder + "/store.id");
  if (!bytes) throw FileError("'" + folder + "' holds no finished work: 'store.id' is missing");
  std::string why;
  const auto record = parse_chunk(*bytes, why);
  if (!record) throw FileError("'" + folder + "/store.id' is damaged: " + why);
  return {folder, record->identity};
}

Merged merge_store(const std::string& from, const std::string& into) {
  const ChunkStore source = open_store(from);
  const ChunkStore target(into, source.identity());
  const Inventory there = target.inspect(), ours = source.inspect();
  Merged merged;
  merged.damaged = ours.damaged.size();
  for (std::size_t id = 0; id < ours.finished.size(); ++id) {
    if (!ours.finished[id]) continue;
    const auto chunk = source.read(id);
    if (!chunk) continue;  // removed in this moment
    target.write(id, chunk->rows);
    ++(there.finished[id] ? merged.known : merged.copied);
  }
  return merged;
}

}  // namespace sim
