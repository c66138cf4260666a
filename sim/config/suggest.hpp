#pragma once
// "Did you mean ...?": the nearest known name.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Edits between two names: a letter added, lost, changed or swapped with its neighbour; case and - against _ are free.
int edit_distance(std::string_view a, std::string_view b);

/// The nearest of `known` when it is near enough to be a slip, the first of equals.
std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& known);

/// "did you mean 'seats'?", or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known,
                         const std::string& otherwise = "");

/// "a, b and c".
std::string in_words(const std::vector<std::string>& names, const char* last = "and");

}  // namespace sim
