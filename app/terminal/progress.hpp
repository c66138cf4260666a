#pragma once
// How far a run is and how long it will take: a live bar on a terminal, now and then a line in a pipe or a file.
#include <chrono>
#include <cstddef>
#include <string>

#include "app/terminal/terminal.hpp"

namespace app {

/// What has been done of the work. `before` was done by an earlier run and says nothing of the speed.
struct Done {
  std::size_t done = 0, total = 0, before = 0;
};

class ProgressLine {
 public:
  explicit ProgressLine(Terminal terminal) : terminal_(terminal) {}

  /// What to write now, `elapsed` seconds after the start; mostly nothing.
  std::string update(const Done& progress, double elapsed);
  /// Ends the live line, so that other text can follow.
  std::string end();

 private:
  std::string bar(double share, const std::string& tail) const;

  static constexpr double kLiveGap = 0.1, kPlainGap = 5;  // seconds
  Terminal terminal_;
  double last_ = 0;
  bool open_ = false;
};

/// Says on standard error how far some work is while it lives.
class ProgressTeller {
 public:
  ProgressTeller();
  ~ProgressTeller();
  ProgressTeller(const ProgressTeller&) = delete;
  ProgressTeller& operator=(const ProgressTeller&) = delete;
  void operator()(std::size_t done, std::size_t total);

 private:
  ProgressLine line_;
  std::chrono::steady_clock::time_point start_;
};

/// "12 s", "2 min 05 s", "1 h 20 min"
std::string duration_words(double seconds);

}  // namespace app
