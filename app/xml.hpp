#pragma once
// Text and numbers inside SVG and HTML: nothing that comes from a configuration can become markup.
#include <string>
#include <string_view>

namespace app {

/// The text as XML character data or attribute value (in double quotes): control characters are made visible, and the
/// five special characters become entities.
std::string escaped(std::string_view text);

/// A coordinate: at most one decimal, "12" and not "12.0". Not-a-number becomes 0, so that a drawing stays valid.
std::string coordinate(double x);

}  // namespace app
