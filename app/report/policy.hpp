#pragma once
// Names of inline style and script for a content policy, so that nothing else may run.
#include <string>
#include <string_view>

namespace app {

/// "sha256-..." in base64, as a Content-Security-Policy wants it.
std::string content_digest(std::string_view content);

}  // namespace app
