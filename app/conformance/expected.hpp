#pragma once
// Files of exact and published values (configs/conformance/*.csv): which configuration, which measure, which value.
#include <string>
#include <vector>

namespace app::conformance {

/// One line of such a file.
struct Expected {
  std::string name;               ///< The case.
  std::string file;               ///< Scenario file, below the folder of the configurations.
  std::vector<std::string> sets;  ///< Laid over it: path=value.
  std::string scenario, measure;
  double exact = 0;
  double slack = 0;  ///< Stated error of `exact`, in its unit.
  std::string source;
};

/// All lines of `conformance/NAME` below `root`.
std::vector<Expected> expected_in(const std::string& root, const std::string& name);

/// The same for all lines that ask about the same configuration.
std::string key_of(const Expected& e);

}  // namespace app::conformance
