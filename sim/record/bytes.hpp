#pragma once
// Little-endian bytes, written and read: for what is stored and merged.
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/core/wide.hpp"

namespace sim {

inline void append_word(std::string& bytes, std::uint64_t word) {
  for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<char>(word >> (8 * i)));
}

inline void append_wide(std::string& bytes, Int128 value) {
  append_word(bytes, static_cast<std::uint64_t>(value));
  append_word(bytes, static_cast<std::uint64_t>(value >> 64));
}

/// Seven bits a byte, the high bit says that more follow: one byte below 128.
inline void append_short(std::string& bytes, std::uint64_t word) {
  for (; word >= 0x80; word >>= 7) bytes.push_back(static_cast<char>(word | 0x80));
  bytes.push_back(static_cast<char>(word));
}

/// Reads what the functions above wrote, and moves the view past it. Throws std::invalid_argument where the bytes are
/// cut short or damaged.
class ByteReader {
 public:
  explicit ByteReader(std::string_view& bytes) : rest_(bytes) {}

  std::uint64_t byte() {
    if (rest_.empty()) damaged("it is cut short");
    const auto b = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return b;
  }
  std::uint64_t word() {
    std::uint64_t w = 0;
    for (int i = 0; i < 8; ++i) w |= byte() << (8 * i);
    return w;
  }
  std::int64_t signed_word() { return static_cast<std::int64_t>(word()); }
  Int128 wide() {
    const std::uint64_t low = word();
    return static_cast<Int128>((static_cast<Uint128>(word()) << 64) | low);
  }
  std::uint64_t short_word() {
    std::uint64_t w = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint64_t b = byte();
      if (shift == 63 && b > 1) break;
      w |= (b & 0x7f) << shift;
      if (b < 0x80) return w;
    }
    damaged("a count is too long");
  }
  [[noreturn]] static void damaged(const std::string& why) {
    throw std::invalid_argument("a record cannot be read: " + why);
  }

 private:
  std::string_view& rest_;
};

}  // namespace sim
