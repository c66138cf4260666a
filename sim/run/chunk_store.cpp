#include "sim/run/chunk_store.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/core/check.hpp"
#include "sim/run/chunk_file.hpp"
#include "sim/store/atomic_file.hpp"

namespace sim {
namespace {

constexpr std::uint64_t kPerFolder = 1000;

std::string digits(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

void refuse_other_work(const std::string& path, const StoreIdentity& theirs, const StoreIdentity& ours) {
  if (theirs == ours) return;
  const char* what = theirs.config_hash != ours.config_hash ? "another configuration"
                     : theirs.model_hash != ours.model_hash ? "another version of the model"
                                                            : "another division into chunks";
  throw StaleStore("'" + path + "' holds work of " + what +
                   "; start again in an empty folder, or go back to what the work was begun with");
}

// What a file holds: nothing when missing; `why` is set when it is there but damaged.
std::optional<ChunkFile> load(const std::string& path, std::string& why) {
  const std::optional<std::string> bytes = read_whole_file(path);
  if (!bytes) return std::nullopt;
  return parse_chunk(*bytes, why);
}

}  // namespace

ChunkStore::ChunkStore(std::string folder, StoreIdentity identity) : folder_(std::move(folder)), identity_(identity) {
  make_folder(folder_);
  // The identity is a chunk without rows. Whoever names it first wins; everybody else must agree with it.
  const std::string path = folder_ + "/store.id";
  const std::string bytes = chunk_bytes(identity_, identity_.chunks, {});
  TemporaryFile file(path);
  file.write(bytes);
  if (!file.commit_if_new()) {
    std::string why;
    const std::optional<ChunkFile> known = load(path, why);
    if (known) refuse_other_work(folder_, known->identity, identity_);
    // Damaged: every chunk carries the identity as well, so it can be written again without risk.
    if (!known) file.commit();
  }
  for (std::uint64_t first = 0; first < identity_.chunks; first += kPerFolder) make_folder(sub_folder(first));
}

void ChunkStore::check_id(std::uint64_t id) const {
  require(id < identity_.chunks, "a chunk number is within the study");
}

std::string ChunkStore::sub_folder(std::uint64_t id) const { return folder_ + "/" + digits(id / kPerFolder, 4); }

std::string ChunkStore::path_of(std::uint64_t id) const { return sub_folder(id) + "/chunk-" + digits(id, 8); }

std::optional<Chunk> ChunkStore::examine(std::uint64_t id, std::string& why) const {
  std::optional<ChunkFile> file = load(path_of(id), why);
  if (!file) return std::nullopt;
  refuse_other_work(path_of(id), file->identity, identity_);
  if (file->chunk.id == id) return std::move(file->chunk);
  why = "it is another chunk";
  return std::nullopt;
}

std::optional<Chunk> ChunkStore::read(std::uint64_t id) const {
  check_id(id);
  std::string why;
  return examine(id, why);
}

void ChunkStore::write(std::uint64_t id, const std::vector<ChunkRow>& rows) const {
  check_id(id);
  TemporaryFile file(path_of(id));
  file.write(chunk_bytes(identity_, id, rows));
  if (file.commit_if_new()) return;
  const std::optional<Chunk> saved = read(id);
  if (!saved) return file.commit();  // damaged, or set aside by hand in this moment
  if (saved->rows != rows)
    throw Nondeterminism("chunk " + std::to_string(id) + " was computed twice with different results; '" + path_of(id) +
                         "' holds the first: a fault of the program or of the machine's memory");
}

Inventory ChunkStore::inspect() const {
  Inventory found;
  for (std::uint64_t id = 0; id < identity_.chunks; ++id) {
    std::string why;
    const std::optional<Chunk> chunk = examine(id, why);
    found.finished.push_back(chunk.has_value());
    if (chunk)
      std::copy_if(chunk->rows.begin(), chunk->rows.end(), std::back_inserter(found.failed),
                   [](const ChunkRow& row) { return row.failed; });
    if (!why.empty()) found.damaged.push_back("'" + path_of(id) + "' is damaged: " + why);
  }
  return found;
}

std::vector<bool> ChunkStore::finished() const { return inspect().finished; }

}  // namespace sim
