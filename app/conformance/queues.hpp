#pragma once
// Queues against exact answers of queueing theory, and a clinic against its bare reference program.
#include "app/conformance/case.hpp"

namespace app::conformance {

std::vector<Case> queue_cases();

}  // namespace app::conformance
