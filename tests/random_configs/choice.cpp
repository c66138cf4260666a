#include "tests/random_configs/choice.hpp"

namespace random_configs {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

std::string decimal(int steps, int digits) {
  std::string text = std::to_string(steps < 0 ? -steps : steps);
  while (text.size() <= static_cast<std::size_t>(digits)) text.insert(0, "0");
  if (digits > 0) text.insert(text.size() - static_cast<std::size_t>(digits), ".");
  return steps < 0 ? "-" + text : text;
}

std::string length(int low, int high, const std::vector<std::string>& units) {
  const int n = between(low, high);
  return std::to_string(n) + " " + one_of(units);
}

std::string group_of(const std::vector<std::string>& entries) { return "{" + joined(entries) + "}"; }

std::string list_of(const std::vector<std::string>& items) { return "[" + joined(items) + "]"; }

}  // namespace random_configs
