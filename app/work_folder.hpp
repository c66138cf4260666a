#pragma once
// A folder of its own for each piece of work that is kept, beside the work of other settings.
#include <cstdint>
#include <string>

namespace app {

/// `parent`/HASH in 16 hexadecimal digits, whose parent is made when it is missing. Throws sim::FileError.
std::string work_folder(const std::string& parent, std::uint64_t hash);

}  // namespace app
