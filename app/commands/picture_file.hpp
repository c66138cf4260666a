#pragma once
// Pictures that commands write where the user says.
#include <string>

namespace app {

/// Writes the picture and says so on standard error. Throws sim::FileError when something is there and `force` is
/// false.
void save_picture(const std::string& path, const std::string& svg, bool force);

}  // namespace app
