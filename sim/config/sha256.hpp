#pragma once
// SHA-256 (FIPS 180-4), to name the exact bytes a result came from.
#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

/// The digest of `bytes` as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);
/// Its first 64 bits as a number: the identity of stored work.
std::uint64_t sha256_word(std::string_view bytes);

}  // namespace sim
