#pragma once
// Which program this is.
#include <string>

namespace app {

/// "0.1.0"
std::string version_number();
/// The commit it was built from, or "unknown".
std::string commit();
/// "GNU 12.2.0"
std::string compiler();
/// "carepath 0.1.0 (commit 4f2a1c9)"
std::string version_text();
/// The configuration folder of the checkout it was built in; it may be gone.
std::string built_configs();

}  // namespace app
