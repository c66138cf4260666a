#pragma once
// A column of a life table: deaths per person-year by whole year of age.
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/origin.hpp"
#include "sim/config/problems.hpp"

namespace sim::states {

/// Reads `column` of a CSV text whose first line names its columns and whose column "Age" (or "age") counts 0, 1, 2 ...
/// without gaps. Rates are per person-year, between 0 and 5. Empty after a problem, which names the line.
std::vector<double> rates_by_age(std::string_view csv, const std::string& file, const std::string& column,
                                 const Origin& where, Problems& problems);

}  // namespace sim::states
