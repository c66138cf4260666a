#pragma once
// Small helpers for text that is shown to people: quoting, cropping, counting characters of UTF-8.
#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

/// Bytes of the UTF-8 character that starts at `at`, 1..4; 0 when the bytes there are not UTF-8.
std::size_t utf8_length(std::string_view text, std::size_t at);

/// Number of characters; a byte that is not UTF-8 counts as one.
std::size_t count_characters(std::string_view text);

/// The user's text with control characters, terminal escapes, text-direction marks and bad bytes shown as U+FFFD.
std::string harmless(std::string_view text);

/// The user's text in quotes, cropped to 60 characters.
std::string in_quotes(std::string_view text);

}  // namespace sim
