#pragma once
// The same program on several machines at once (`mpirun -n 4 carepath ...`): rank 0 deals chunk numbers and computes
// nothing, the others compute and write chunks into the folder they share. Needs a build with CAREPATH_MPI; without
// it, and without mpirun, there is one rank, which does everything.
#include <cstddef>
#include <functional>

namespace sim {

/// Held by main(). Under mpirun it starts MPI and ends it.
class Ranks {
 public:
  Ranks(int& argc, char**& argv);
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  /// Ends the job with this exit code although some ranks were lost: they are not waited for, but ended.
  void end_without_the_lost(int exit_code) const;
};

/// How many ranks there are: 1 when nothing is shared out.
int ranks();
/// Ranks that were not heard of any more when all work was finished; known to rank 0.
int lost_ranks();
/// True on the rank that speaks, puts results together and writes them.
bool first_rank();
/// Thrown on the other ranks when they have done their part: the first one goes on alone.
struct PartIsDone {};
void leave_the_rest_to_the_first_rank();

/// parallel_for over all ranks: work(i) is called for each i on one of them, on `threads` threads of each. `work(i)`
/// must leave its result on the disk that all ranks see; when this returns, on every rank, all of it is there. Work of
/// a rank that was not heard of for ten times the slowest piece (a minute at least) is given to another; doing it twice
/// is harmless. Who is silent for as long when everything is finished is not waited for, and counted as lost; the
/// environment variable CAREPATH_LEASE says another least number of seconds. `finished(i)` is called on the first rank
/// for each piece, from one thread at a time. Throws what `work` throws; on rank 0, std::runtime_error when the others
/// left before all was done.
void parallel_everywhere(std::size_t n, int threads, const std::function<void(std::size_t)>& work,
                         const std::function<void(std::size_t)>& finished = {});

}  // namespace sim
