#include "sim/config/suggest.hpp"

#include <algorithm>

namespace sim {

namespace {

char folded(char c) {
  return c == '-' || c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// `CBT` for `group_cbt`.
bool has_word(std::string_view candidate, std::string_view word) {
  const std::size_t n = candidate.size();
  for (std::size_t i = 0; i + word.size() <= n; ++i) {
    const bool begins = i == 0 || folded(candidate[i - 1]) == '_',
               ends = i + word.size() == n || folded(candidate[i + word.size()]) == '_';
    if (begins && ends &&
        std::equal(word.begin(), word.end(), candidate.begin() + static_cast<std::ptrdiff_t>(i),
                   [](char a, char b) { return folded(a) == folded(b); }))
      return true;
  }
  return false;
}

constexpr std::size_t kLongestName = 80;  // A longer text is no name: comparing it would only cost time.

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongestName);
  b = b.substr(0, kLongestName);
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      const int change = folded(a[i - 1]) == folded(b[j - 1]) ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]);
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& known) {
  std::optional<std::string> nearest;
  int least = 0;
  for (const std::string& candidate : known) {
    int distance = edit_distance(name, candidate);
    // A beginning of a longer name is a likely slip too: `attend` for `attendance`.
    if (name.size() >= 3 && candidate.starts_with(name)) distance = std::min(distance, 1);
    if (name.size() >= 3 && has_word(candidate, name)) distance = std::min(distance, 2);
    if (nearest && distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  if (!nearest || name.empty()) return std::nullopt;
  const int shorter = static_cast<int>(std::min(name.size(), nearest->size()));
  const int most = shorter <= 2 ? 1 : std::max(2, (shorter + 2) / 3);
  return least <= most && least < static_cast<int>(nearest->size()) ? nearest : std::nullopt;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known, const std::string& otherwise) {
  const auto nearest = nearest_name(name, known);
  return nearest ? "did you mean '" + *nearest + "'?" : otherwise;
}

std::string in_words(const std::vector<std::string>& names, const char* last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace sim
