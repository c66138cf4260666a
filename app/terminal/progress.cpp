#include "app/terminal/progress.hpp"

#include <algorithm>
#include <cstdio>

namespace app {

std::string duration_words(double seconds) {
  const auto s = static_cast<long long>(seconds + 0.5);
  char text[64];
  if (s < 60)
    std::snprintf(text, sizeof text, "%lld s", s);
  else if (s < 3600)
    std::snprintf(text, sizeof text, "%lld min %02lld s", s / 60, s % 60);
  else
    std::snprintf(text, sizeof text, "%lld h %02lld min", s / 3600, s / 60 % 60);
  return text;
}

std::string ProgressLine::update(const Done& progress, double elapsed) {
  if (progress.total == 0) return "";
  const bool all = progress.done >= progress.total;
  if (elapsed - last_ < (terminal_.live ? kLiveGap : kPlainGap) && !(all && terminal_.live)) return "";
  last_ = elapsed;
  const double share = std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
  char percent[16];
  std::snprintf(percent, sizeof percent, "%3.0f %%", std::min(share * 100.0, all ? 100.0 : 99.0));
  std::string tail = percent;
  if (progress.done > progress.before && !all) {
    const double rate = static_cast<double>(progress.done - progress.before) / std::max(elapsed, 1e-9);
    tail += ", " + duration_words(static_cast<double>(progress.total - progress.done) / rate) + " left";
  }
  if (!terminal_.live) return all ? "" : "progress: " + tail.substr(tail.find_first_not_of(' ')) + "\n";
  open_ = true;
  return bar(share, tail);
}

std::string ProgressLine::bar(double share, const std::string& tail) const {
  const int cells = std::clamp(terminal_.width - 30, 5, 40);
  const int full = static_cast<int>(static_cast<double>(cells) * share);
  std::string cells_text;
  for (int i = 0; i < cells; ++i)
    cells_text += i < full ? (terminal_.unicode ? "█" : "#") : (terminal_.unicode ? "░" : ".");
  const std::string coloured = terminal_.colour ? "\033[36m" + cells_text + "\033[0m" : cells_text;
  return "\r\033[K" + coloured + " " + tail;
}

std::string ProgressLine::end() {
  if (!open_) return "";
  open_ = false;
  return "\r\033[K";
}

ProgressTeller::ProgressTeller() : line_(terminal_of(2)), start_(std::chrono::steady_clock::now()) {}

ProgressTeller::~ProgressTeller() { say(line_.end()); }

void ProgressTeller::operator()(std::size_t done, std::size_t total) {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
  say(line_.update({done, total, 0}, elapsed.count()));
}

}  // namespace app
