#pragma once
// Random pathways: verbs in any order that can make sense, nested at most twice.
#include <string>
#include <vector>

namespace random_configs {

/// What the pathways of a scenario may name.
struct Surroundings {
  std::vector<std::string> roles;       ///< Staff with weekly hours.
  std::vector<std::string> servers;     ///< Staff with places: at_once.
  std::vector<std::string> conditions;  ///< "pegs: at least 5".
  std::vector<std::string> targets;     ///< What effects may act on, with a size: "pegs: {size: -0.5".
  std::vector<std::string> lines;       ///< Resources to charge.
  bool clinical = false;                ///< Chronic pain: visits, interest, monitoring, screening.
};

/// A programme as lines of YAML under "programmes:", indented by two, named `name`.
std::string programme(const std::string& name, const Surroundings& around);

}  // namespace random_configs
