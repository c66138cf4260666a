#pragma once
// The life table: deaths per person-year by single year of age, for women and men.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/origin.hpp"
#include "sim/config/problems.hpp"

namespace models {

struct LifeTable {
  std::vector<double> female, male;  ///< Per person-year at age 0, 1, 2 ...
};

/// Reads lines `Year,Age,Female,Male,Total` for ages 0, 1, 2 ... without gaps. Anything else is a problem with its
/// line; `where` is the setting that named the file.
std::optional<LifeTable> parse_life_table(std::string_view text, const std::string& name, const sim::Origin& where,
                                          sim::Problems& problems);

}  // namespace models
