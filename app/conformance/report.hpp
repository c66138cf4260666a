#pragma once
// The rows of the conformance cases, as a table for people and as JSON for programs.
#include <string>
#include <vector>

#include "app/conformance/case.hpp"
#include "app/terminal/terminal.hpp"

namespace app::conformance {

/// Case, quantity, exact value, ours, standard error, z, pass; sources below.
std::string table_of(const std::vector<Row>& rows, const Terminal& terminal);
std::string json_of(const std::vector<Row>& rows);

}  // namespace app::conformance
