#include "app/report/policy.hpp"

#include <charconv>
#include <cstdint>

#include "sim/config/sha256.hpp"

namespace app {

std::string content_digest(std::string_view content) {
  static constexpr const char* kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sim::sha256(content);
  std::string out = "sha256-";
  // Three bytes, that is six hexadecimal digits, make four letters; 32 bytes leave two over.
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    const std::string part = hex.substr(at, 6);
    std::uint32_t bits = 0;
    std::from_chars(part.data(), part.data() + part.size(), bits, 16);
    if (part.size() == 4) bits <<= 8;
    for (int shift = 18; shift >= 0; shift -= 6) out += kLetters[(bits >> shift) & 63U];
  }
  out.back() = '=';
  return out;
}

}  // namespace app
