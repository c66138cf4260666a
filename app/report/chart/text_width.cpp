#include "app/report/chart/text_width.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "sim/config/wording.hpp"

namespace app {

namespace {

// Hundredths of the font size for the characters 32 to 126: the greater of DejaVu Sans and Liberation Sans (Arial).
constexpr std::array<unsigned char, 95> kWidths{
    32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 102, 68, 69, 72, 77, 67, 61, 78, 75, 29, 50, 67, 56, 86, 75, 79,
    67, 79, 72, 67, 61, 73, 68, 99, 69,  67, 69, 39, 34, 39, 84, 56, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};

// Of one UTF-8 character: letters of the Latin, Greek and Cyrillic scripts are narrow, those beyond may be square.
double character_width(std::string_view one) {
  const auto first = static_cast<unsigned char>(one.front());
  if (one.size() == 1) return first >= 32 && first < 127 ? kWidths[first - 32U] / 100.0 : 0.65;
  return first < 0xE0 ? 0.8 : first == 0xE2 ? 1.0 : 1.05;
}

}  // namespace

double text_width(std::string_view words, double size) {
  double width = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t length = std::max<std::size_t>(1, sim::utf8_length(words, at));
    width += character_width(words.substr(at, length));
    at += length;
  }
  return width * size;
}

std::string cropped(const std::string& words, double width, double size) {
  if (text_width(words, size) <= width) return words;
  const double room = width - text_width("…", size);
  std::size_t end = 0;
  double used = 0;
  while (end < words.size()) {
    const std::size_t length = std::max<std::size_t>(1, sim::utf8_length(words, end));
    used += character_width(std::string_view(words).substr(end, length)) * size;
    if (used > room) break;
    end += length;
  }
  while (end > 0 && words[end - 1] == ' ') --end;
  return words.substr(0, end) + "…";
}

std::vector<std::string> broken(const std::string& words, double width, double size, std::size_t most) {
  std::vector<std::string> lines;
  std::istringstream in(words);
  std::string word, line;
  while (in >> word) {
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || lines.size() + 1 >= most || text_width(longer, size) <= width) {
      line = longer;
      continue;
    }
    lines.push_back(line);
    line = word;
  }
  lines.push_back(line);
  for (std::string& each : lines) each = cropped(each, width, size);
  return lines;
}

}  // namespace app
