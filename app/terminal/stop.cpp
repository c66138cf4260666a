#include "app/terminal/stop.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <ctime>

#include "app/terminal/terminal.hpp"

namespace app {

namespace {

// One per program: signals are the program's, not an object's.
std::atomic<bool> stop_asked{false};
std::atomic<int> stop_signal{0};
std::string farewell_text;
pthread_t waiting_thread;

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

// The first signal asks; the end of patience or a second signal ends the program.
void* wait_for_signals(void*) {
  const sigset_t set = stop_signals();
  int which = 0;
  if (sigwait(&set, &which) != 0) return nullptr;
  stop_signal = which;
  stop_asked = true;
  const timespec patience{0, StopWatch::kPatienceMilliseconds * 1'000'000L};
  sigtimedwait(&set, nullptr, &patience);
  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, nullptr);
  say(farewell_text);
  ::_exit(128 + which);
}

}  // namespace

StopWatch::StopWatch(std::string farewell) {
  farewell_text = std::move(farewell);
  const sigset_t set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  pthread_create(&waiting_thread, nullptr, wait_for_signals, nullptr);
}

StopWatch::~StopWatch() {
  pthread_cancel(waiting_thread);
  pthread_join(waiting_thread, nullptr);
  const sigset_t set = stop_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

const std::atomic<bool>& StopWatch::asked() const { return stop_asked; }
int StopWatch::exit_code() const { return stop_signal == 0 ? 0 : 128 + stop_signal; }

}  // namespace app
