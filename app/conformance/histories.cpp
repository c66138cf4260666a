#include "app/conformance/histories.hpp"

namespace app::conformance {

std::vector<Case> history_cases() { return {}; }

}  // namespace app::conformance
