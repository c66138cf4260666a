#pragma once
// What a random configuration is made of: choices that RapidCheck can shrink, and pieces of YAML in one line.
#include <rapidcheck.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace random_configs {

/// A whole number from low to high, both included; shrinks towards `low`.
inline int between(int low, int high) { return *rc::gen::inRange(low, high + 1); }
/// True once in `n` times; shrinks towards false.
inline bool once_in(int n) { return between(1, n) == n; }
/// One of these; shrinks towards the first.
inline std::string one_of(const std::vector<std::string>& items) {
  return items[static_cast<std::size_t>(between(0, static_cast<int>(items.size()) - 1))];
}
/// steps / 10^digits as plain digits: decimal(25, 2) is "0.25".
std::string decimal(int steps, int digits);
/// A share of `low` to `high` percent.
inline std::string percent(int low, int high) { return std::to_string(between(low, high)) + "%"; }
/// A length of time with one of the units.
std::string length(int low, int high, const std::vector<std::string>& units);
/// {a: 1, b: 2} of the entries "a: 1", "b: 2".
std::string group_of(const std::vector<std::string>& entries);
/// [a, b].
std::string list_of(const std::vector<std::string>& items);

}  // namespace random_configs
