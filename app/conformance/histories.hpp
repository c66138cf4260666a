#pragma once
// Multi-state histories against exact and published answers.
#include "app/conformance/case.hpp"

namespace app::conformance {

std::vector<Case> history_cases();

}  // namespace app::conformance
