#pragma once
// 128-bit integers, named once so that the rest of the code need not know they are a compiler's extension.

namespace sim {

__extension__ typedef __int128 Int128;            // NOLINT(modernize-use-using): __extension__ goes with typedef only
__extension__ typedef unsigned __int128 Uint128;  // NOLINT(modernize-use-using)

}  // namespace sim
