#pragma once
// The one place where work is spread over threads.
#include <cstddef>
#include <functional>

namespace sim {

/// Calls work(0) ... work(n - 1), each once, on up to `threads` threads (0 = all cores). If calls throw, the exception
/// of the lowest index is rethrown after all running calls have ended; calls not begun by then are skipped.
void parallel_for(std::size_t n, int threads, const std::function<void(std::size_t)>& work);

}  // namespace sim
