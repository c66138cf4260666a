#pragma once
// Chunk stores as they lie on disk, whatever they were begun for: found, checked, brought together.
#include <cstddef>
#include <string>
#include <vector>

#include "sim/run/chunk_store.hpp"

namespace sim {

/// Folders at or below `folder` that hold a chunk store, in the order of their names, as paths relative to it ("." for
/// itself). Links are not followed. Throws FileError when there is no such folder.
std::vector<std::string> stores_below(const std::string& folder);

/// A store as it was begun. Throws FileError when its record is missing or damaged.
ChunkStore open_store(const std::string& folder);

struct Merged {
  std::size_t copied = 0, known = 0, damaged = 0;  ///< Chunks.
};

/// Copies every sound chunk of `from` that `into` lacks; makes `into` when it is not there. Throws StaleStore when the
/// two belong to different work, Nondeterminism when one chunk differs between them, FileError.
Merged merge_store(const std::string& from, const std::string& into);

}  // namespace sim
