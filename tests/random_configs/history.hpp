#pragma once
// Random multi-state histories: states, transitions of every hazard family, strategies.
#include <string>
#include <vector>

namespace random_configs {

struct History {
  std::string text;                     ///< "history:" and what is under it.
  std::vector<std::string> strategies;  ///< Their names; may be empty.
};

/// `with_attributes`: ratios may name the attributes age and female.
History history(bool with_attributes);

}  // namespace random_configs
