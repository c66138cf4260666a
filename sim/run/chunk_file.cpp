#include "sim/run/chunk_file.hpp"

#include <array>
#include <type_traits>

#include "sim/run/crc32c.hpp"

namespace sim {
namespace {

constexpr std::string_view kMagic = "CPCHUNK\n";
constexpr std::uint32_t kVersion = 2;                // 2: a row may say that its unit failed
constexpr std::size_t kHeaderBytes = 8 + 4 + 5 * 8;  // magic, version, config, model, chunks, id, rows
constexpr std::size_t kCrcBytes = 4;
constexpr std::uint64_t kFailed = std::uint64_t{1} << 63;  // beside a row's size

template <class Number>
void put(std::string& out, Number number) {
  static_assert(std::is_unsigned_v<Number>);
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

// Takes numbers off the front; the caller has checked that there are enough bytes.
template <class Number>
Number take(std::string_view& in) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number |= static_cast<Number>(static_cast<unsigned char>(in[i])) << (8 * i);
  in.remove_prefix(sizeof number);
  return number;
}

}  // namespace

std::string chunk_bytes(const StoreIdentity& identity, std::uint64_t id, const std::vector<ChunkRow>& rows) {
  std::string out(kMagic);
  put(out, kVersion);
  for (const std::uint64_t number :
       {identity.config_hash, identity.model_hash, identity.chunks, id, std::uint64_t{rows.size()}})
    put(out, number);
  for (const ChunkRow& row : rows) {
    put(out, row.unit);
    put(out, std::uint64_t{row.bytes.size()} | (row.failed ? kFailed : 0));
    out += row.bytes;
  }
  put(out, crc32c(out));
  return out;
}

std::optional<ChunkFile> parse_chunk(std::string_view bytes, std::string& why) {
  const auto bad = [&why](const char* reason) {
    why = reason;
    return std::nullopt;
  };
  if (bytes.size() < kHeaderBytes + kCrcBytes) return bad("it is cut short");
  if (bytes.substr(0, kMagic.size()) != kMagic) return bad("it is not a chunk file");
  std::string_view tail = bytes.substr(bytes.size() - kCrcBytes);
  std::string_view rest = bytes.substr(0, bytes.size() - kCrcBytes);
  if (take<std::uint32_t>(tail) != crc32c(rest)) return bad("its checksum does not agree");
  rest.remove_prefix(kMagic.size());
  if (take<std::uint32_t>(rest) != kVersion) return bad("it is of another format version");
  ChunkFile file;
  file.identity.config_hash = take<std::uint64_t>(rest);
  file.identity.model_hash = take<std::uint64_t>(rest);
  file.identity.chunks = take<std::uint64_t>(rest);
  file.chunk.id = take<std::uint64_t>(rest);
  const auto rows = take<std::uint64_t>(rest);
  for (std::uint64_t i = 0; i < rows; ++i) {
    if (rest.size() < 16) return bad("its rows do not fit");
    const auto unit = take<std::uint64_t>(rest);
    const auto size_and_fate = take<std::uint64_t>(rest);
    const std::uint64_t size = size_and_fate & ~kFailed;
    if (size > rest.size()) return bad("its rows do not fit");
    file.chunk.rows.push_back(
        {unit, std::string(rest.substr(0, static_cast<std::size_t>(size))), (size_and_fate & kFailed) != 0});
    rest.remove_prefix(static_cast<std::size_t>(size));
  }
  if (!rest.empty()) return bad("it has bytes after its last row");
  return file;
}

}  // namespace sim
