#pragma once
// Numbers and shares in the tables of a report whose rows have different units.
#include <cstddef>
#include <string>

#include "sim/analysis/sample.hpp"

namespace app {

/// Three digits, "–" for none.
std::string three_digits(double x);
/// "0.12 (0.05 to 0.19)"; without the interval when there is none.
std::string three_digits(const sim::analysis::Estimate& estimate);
/// "1 draw", "20 draws".
std::string counted(std::size_t n, const std::string& thing);
/// "62 %", "–" for none; never 0 % or 100 % unless it is exact.
std::string share(double x);

/// A measure as one says it: "group cbt: gave up waiting, per 1,000 patients" for per_1000.group_cbt.gave_up_waiting.
std::string measure_words(const std::string& name);

}  // namespace app
