#pragma once
// Finished work on disk, in files that survive a kill, a full disk and a power cut. A chunk is the bytes of some
// consecutive units; doing one twice is harmless, and two results that differ are reported, never hidden.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace sim {

/// What stored work belongs to. Work of another configuration or model is never mixed in.
struct StoreIdentity {
  std::uint64_t config_hash = 0;  ///< Of the canonical configuration: no threads, output, progress or limits.
  std::uint64_t model_hash = 0;   ///< Of the model version.
  std::uint64_t chunks = 0;       ///< How many chunks the whole study has.
  bool operator==(const StoreIdentity&) const = default;
};

/// The result of one unit of work, as bytes that only its writer understands.
struct ChunkRow {
  std::uint64_t unit = 0;
  std::string bytes;
  bool failed = false;  ///< The unit broke a rule: `bytes` say which, and where.
  bool operator==(const ChunkRow&) const = default;
};

struct Chunk {
  std::uint64_t id = 0;
  std::vector<ChunkRow> rows;
};

/// What a folder of chunks holds.
struct Inventory {
  std::vector<bool> finished;        ///< For each chunk whether it is saved and sound.
  std::vector<std::string> damaged;  ///< A sentence for each damaged file, in the order of the chunks.
  std::vector<ChunkRow> failed;      ///< The rows of units that failed.
};

/// The folder holds work of another configuration, model version or chunk plan (exit code 3).
struct StaleStore : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The same chunk was computed twice and the results differ (exit code 5).
struct Nondeterminism : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A folder of chunks. Several threads and processes may use one folder at once.
class ChunkStore {
 public:
  /// Opens or creates `folder`. Throws StaleStore, or FileError when the folder cannot be made.
  ChunkStore(std::string folder, StoreIdentity identity);

  /// The chunk, or nothing when it is missing or damaged (see inspect()); it is then computed and written again.
  /// Throws StaleStore for a sound chunk of other work, FileError when the disk cannot be read.
  std::optional<Chunk> read(std::uint64_t id) const;

  /// Saves the chunk for good: on return it survives a power cut. Saving the same rows again does nothing; a damaged
  /// file is replaced. Throws Nondeterminism when different rows are already saved, FileError when the disk refuses.
  void write(std::uint64_t id, const std::vector<ChunkRow>& rows) const;

  /// Reads and checks every chunk. Throws StaleStore, FileError.
  Inventory inspect() const;
  /// inspect().finished.
  std::vector<bool> finished() const;

  /// Where a chunk is kept: 1,000 to a sub-folder.
  std::string path_of(std::uint64_t id) const;

  const std::string& folder() const { return folder_; }
  const StoreIdentity& identity() const { return identity_; }

 private:
  void check_id(std::uint64_t id) const;
  std::string sub_folder(std::uint64_t id) const;
  // The chunk, or nothing; `why` stays empty when the file is missing and says what is wrong when it is damaged.
  std::optional<Chunk> examine(std::uint64_t id, std::string& why) const;

  std::string folder_;
  StoreIdentity identity_;
};

}  // namespace sim
