#pragma once
// SHA-256 (FIPS 180-4), to name the exact bytes a result came from.
#include <string>
#include <string_view>

namespace sim {

/// The digest of `bytes` as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

}  // namespace sim
