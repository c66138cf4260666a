#include "sim/run/parallel.hpp"

#include <atomic>
#include <exception>
#include <mutex>

#ifdef CAREPATH_STD_THREADS
#include <thread>
#include <vector>
#else
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace sim {

namespace {

// The failure of the lowest index, so that the same run fails with the same words at any number of threads.
class FirstFailure {
 public:
  bool any() const { return failed_.load(); }
  void note(std::size_t index, std::exception_ptr what) {
    const std::lock_guard lock(mutex_);
    if (!what_ || index < index_) {
      index_ = index;
      what_ = std::move(what);
    }
    failed_ = true;
  }
  void rethrow() const {
    if (what_) std::rethrow_exception(what_);
  }

 private:
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::size_t index_ = 0;
  std::exception_ptr what_;
};

}  // namespace

void parallel_for(std::size_t n, int threads, const std::function<void(std::size_t)>& work) {
  FirstFailure failure;
  std::atomic<std::size_t> next{0};
  // Indices are handed out in order, so a stopped run has finished a prefix, near enough.
  const auto worker = [&] {
    for (std::size_t i = next++; i < n && !failure.any(); i = next++) {
      try {
        work(i);
      } catch (...) {
        failure.note(i, std::current_exception());
      }
    }
  };
#ifdef CAREPATH_STD_THREADS
  std::size_t count = threads > 0 ? static_cast<std::size_t>(threads) : std::thread::hardware_concurrency();
  std::vector<std::thread> crew;
  for (std::size_t t = 1; t < count && t < n; ++t) crew.emplace_back(worker);
  worker();
  for (auto& t : crew) t.join();
#else
  const int count = threads > 0 ? threads : tbb::info::default_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
  tbb::task_arena arena(count);
  arena.execute([&] {
    tbb::parallel_for(
        0, count, [&](int) { worker(); }, tbb::simple_partitioner());
  });
#endif
  failure.rethrow();
}

}  // namespace sim
