#pragma once
// The bytes of a chunk file: a header, the rows, and a CRC-32C over everything before it. Little endian throughout.
#include <optional>
#include <string>
#include <string_view>

#include "sim/run/chunk_store.hpp"

namespace sim {

/// The whole file for these rows.
std::string chunk_bytes(const StoreIdentity& identity, std::uint64_t id, const std::vector<ChunkRow>& rows);

/// What a chunk file says.
struct ChunkFile {
  StoreIdentity identity;
  Chunk chunk;
};

/// Reads the bytes of a chunk file; nothing when a single byte is not as it was written, and then `why` says what is
/// wrong in a few words. Never throws for bad bytes, whatever they are.
std::optional<ChunkFile> parse_chunk(std::string_view bytes, std::string& why);

}  // namespace sim
