#include "sim/core/draws.hpp"

#include <stdexcept>

namespace sim {

Purpose PurposeRegistry::add(std::string_view name_path) {
  const Purpose p = purpose(name_path);
  const auto [found, is_new] = names_.try_emplace(p.id, name_path);
  if (!is_new && found->second != name_path)
    throw std::invalid_argument("the names '" + found->second + "' and '" + std::string(name_path) +
                                "' have the same purpose; rename one of them");
  return p;
}

std::string PurposeRegistry::name_of(Purpose p) const {
  const auto found = names_.find(p.id);
  return found == names_.end() ? std::string() : found->second;
}

}  // namespace sim
