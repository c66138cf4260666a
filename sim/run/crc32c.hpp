#pragma once
// CRC-32C (Castagnoli), eight bytes at a time, in portable code.
#include <cstdint>
#include <string_view>

namespace sim {

/// The CRC-32C of `bytes`; pass an earlier result as `so_far` to go on with it.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t so_far = 0);

}  // namespace sim
