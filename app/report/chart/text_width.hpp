#pragma once
// How wide words are before a browser draws them, so that labels never overlap or leave the picture.
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Pixels at this font size: the widest of the common sans-serif fonts, so that real text is never wider.
double text_width(std::string_view words, double size);

/// The words if they fit, else their beginning and "…".
std::string cropped(const std::string& words, double width, double size);

/// The words on at most `most` lines of this width; what does not fit is cropped.
std::vector<std::string> broken(const std::string& words, double width, double size, std::size_t most = 2);

}  // namespace app
