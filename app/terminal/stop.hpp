#pragma once
// Ctrl-C and SIGTERM: work in hand is asked to stop, and if it does not within a moment the program leaves anyway.
#include <atomic>
#include <string>

namespace app {

/// While it lives, SIGINT and SIGTERM set `asked()` instead of killing the program. Only what is saved on disk counts,
/// so leaving at once is always safe: after kPatience, or at a second signal, the program says the farewell and leaves.
/// Make it before any other thread starts: threads inherit that they leave the signals to it.
class StopWatch {
 public:
  /// `farewell` is written to standard error when the program has to leave by itself.
  explicit StopWatch(std::string farewell);
  ~StopWatch();
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

  const std::atomic<bool>& asked() const;
  /// 130 after SIGINT, 143 after SIGTERM, 0 when nobody asked.
  int exit_code() const;

  static constexpr int kPatienceMilliseconds = 600;
};

}  // namespace app
