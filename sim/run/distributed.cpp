#include "sim/run/distributed.hpp"

#include <mutex>

#include "sim/run/parallel.hpp"

#ifdef CAREPATH_MPI
#include <mpi.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <thread>

#include "sim/run/lease.hpp"
#endif

namespace sim {

namespace {

void parallel_here(std::size_t n, int threads, const std::function<void(std::size_t)>& work,
                   const std::function<void(std::size_t)>& finished) {
  std::mutex mutex;
  parallel_for(n, threads, [&](std::size_t i) {
    work(i);
    const std::lock_guard lock(mutex);
    if (finished) finished(i);
  });
}

}  // namespace

#ifdef CAREPATH_MPI

namespace {

int rank_count = 1, this_rank = 0, ranks_lost = 0;

// A worker says what it has finished (or kNothing) and what it wants; rank 0 answers with a piece, or kWait, or kEnd.
enum Wish : std::int64_t { kWork, kLeaving };
constexpr std::int64_t kNothing = -1, kEnd = -1, kWait = -2;
using Message = std::array<std::int64_t, 2>;

// One stage of work has one number, so that nobody's question of the next stage is answered in this one.
int stage_number = 0;

using Clock = Leases::Clock;

// Who speaks next, or nobody by the deadline. Waiting in MPI_Recv would keep a core busy.
std::optional<int> source_of_next_message(int tag, Clock::time_point deadline) {
  for (;;) {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
    if (there != 0) return status.MPI_SOURCE;
    if (Clock::now() > deadline) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

Clock::duration shortest_lease() {
  constexpr int kDay = 86'400;
  const char* asked = std::getenv("CAREPATH_LEASE");
  const int seconds = asked != nullptr ? std::atoi(asked) : 0;
  return seconds > 0 && seconds <= kDay ? std::chrono::seconds(seconds) : Leases::kShortest;
}

void deal(std::size_t n, int tag, const std::function<void(std::size_t)>& finished) {
  Leases leases(n, shortest_lease());
  for (int working = rank_count - 1 - ranks_lost; working > 0;) {
    Message said{};
    const auto deadline = leases.all_finished() ? Clock::now() + leases.length() : Clock::time_point::max();
    const auto from = source_of_next_message(tag, deadline);
    if (!from) {
      ranks_lost += working;
      break;
    }
    MPI_Recv(said.data(), 2, MPI_INT64_T, *from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    const auto now = Clock::now();
    if (said[0] != kNothing && leases.finished(static_cast<std::size_t>(said[0]), now) && finished)
      finished(static_cast<std::size_t>(said[0]));
    if (said[1] == kLeaving) {
      --working;
      continue;
    }
    std::int64_t answer = kEnd;
    if (!leases.all_finished()) {
      const auto piece = leases.next(now);
      answer = piece ? static_cast<std::int64_t>(*piece) : kWait;
    }
    MPI_Send(&answer, 1, MPI_INT64_T, *from, tag, MPI_COMM_WORLD);
  }
  if (!leases.all_finished())
    throw std::runtime_error("the other ranks left when " + std::to_string(leases.pieces_finished()) + " of " +
                             std::to_string(n) + " chunks were finished; the same command goes on");
}

// One question at a time: the threads of a rank take turns.
class Asker {
 public:
  explicit Asker(int tag) : tag_(tag) {}
  std::int64_t next(std::int64_t finished) {
    const std::lock_guard lock(mutex_);
    const Message said{finished, kWork};
    std::int64_t answer = kEnd;
    MPI_Send(said.data(), 2, MPI_INT64_T, 0, tag_, MPI_COMM_WORLD);
    MPI_Recv(&answer, 1, MPI_INT64_T, 0, tag_, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return answer;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    const Message said{kNothing, kLeaving};
    MPI_Send(said.data(), 2, MPI_INT64_T, 0, tag_, MPI_COMM_WORLD);
  }

 private:
  const int tag_;
  std::mutex mutex_;
};

void work_on_what_is_dealt(int threads, int tag, const std::function<void(std::size_t)>& work) {
  Asker asker(tag);
  const auto crew =
      static_cast<std::size_t>(threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()));
  try {
    parallel_for(crew, threads, [&](std::size_t) {
      for (std::int64_t piece = asker.next(kNothing), finished = kNothing; piece != kEnd;
           piece = asker.next(finished)) {
        finished = kNothing;
        if (piece == kWait) {
          std::this_thread::sleep_for(std::chrono::milliseconds(200));
          continue;
        }
        work(static_cast<std::size_t>(piece));
        finished = piece;
      }
    });
  } catch (...) {
    asker.leave();
    throw;
  }
  asker.leave();
}

}  // namespace

Ranks::Ranks(int& argc, char**& argv) {
  // Without mpirun MPI is not even started: it opens sockets.
  if (std::getenv("OMPI_COMM_WORLD_SIZE") == nullptr && std::getenv("PMI_SIZE") == nullptr) return;
  int provided = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &provided);
  MPI_Comm_size(MPI_COMM_WORLD, &rank_count);
  MPI_Comm_rank(MPI_COMM_WORLD, &this_rank);
  if (provided < MPI_THREAD_SERIALIZED) {
    rank_count = 1;
    throw std::runtime_error("this MPI does not let threads of one rank take turns (MPI_THREAD_SERIALIZED)");
  }
}

Ranks::~Ranks() {
  int begun = 0;
  MPI_Initialized(&begun);
  if (begun != 0) MPI_Finalize();
}

void Ranks::end_without_the_lost(int exit_code) const { MPI_Abort(MPI_COMM_WORLD, exit_code); }

int ranks() { return rank_count; }
int lost_ranks() { return ranks_lost; }
bool first_rank() { return this_rank == 0; }

void parallel_everywhere(std::size_t n, int threads, const std::function<void(std::size_t)>& work,
                         const std::function<void(std::size_t)>& finished) {
  if (rank_count == 1) return parallel_here(n, threads, work, finished);
  const int tag = ++stage_number;
  if (first_rank())
    deal(n, tag, finished);
  else
    work_on_what_is_dealt(threads, tag, work);
}

#else

Ranks::Ranks(int&, char**&) {}
Ranks::~Ranks() = default;
void Ranks::end_without_the_lost(int) const {}
int ranks() { return 1; }
int lost_ranks() { return 0; }
bool first_rank() { return true; }
void parallel_everywhere(std::size_t n, int threads, const std::function<void(std::size_t)>& work,
                         const std::function<void(std::size_t)>& finished) {
  parallel_here(n, threads, work, finished);
}

#endif

void leave_the_rest_to_the_first_rank() {
  if (!first_rank()) throw PartIsDone{};
}

}  // namespace sim
