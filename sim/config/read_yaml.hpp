#pragma once
// Text to Value, strictly: what YAML would accept in silence and misread is refused with an explanation.
#include <string>

#include "sim/config/problems.hpp"
#include "sim/config/value.hpp"

namespace sim {

inline constexpr int kDeepestNesting = 64;
inline constexpr int kMostValues = 200'000;  ///< Per file; bulk data belongs in CSV.

/// Reads one YAML document. Anchors, aliases, merge keys, tags, duplicate keys, second documents, tabs, wrong encodings
/// and the like are added to `problems` (codes yaml/...); the tree read so far, or null, is returned. Never throws for
/// any text.
Value read_yaml(const std::string& text, const std::string& name, Problems& problems);

}  // namespace sim
