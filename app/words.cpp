#include "app/words.hpp"

#include "sim/config/wording.hpp"

namespace app {

namespace {

constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:@%";

std::string quoted(const std::string& word) {
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string shell_words(const std::vector<std::string>& words) {
  std::string text = "carepath";
  for (const std::string& word : words) text += " " + quoted(word);
  return text;
}

std::string farewell(const std::vector<std::string>& words) {
  return "\nstopped; what was finished is saved. The same command goes on from there:\n    " +
         sim::harmless(shell_words(words)) + "\n";
}

}  // namespace app
