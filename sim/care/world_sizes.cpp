// How much memory a world holds, part by part.
#include "sim/care/world.hpp"

namespace sim {

namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
  return v.capacity() * sizeof(T);
}

}  // namespace

std::vector<std::pair<std::string, std::size_t>> World::sizes() const {
  std::size_t units = 0, lines = 0, seats = 0, pools = 0;
  for (const auto& list : units_) units += bytes_of(list);
  for (const auto& list : unit_at_) units += bytes_of(list);
  for (const Places& p : places_) {
    lines += sizeof(Places) + bytes_of(p.lists);
    for (const Queue& q : p.lists) lines += q.bytes();
  }
  for (const GroupList& list : lists_) lines += sizeof(GroupList) + list.queue.bytes();
  for (const Group& g : groups_) seats += sizeof(Group) + bytes_of(g.seats);
  for (const StaffPool& pool : staff_) pools += pool.bytes();
  return {{"world itself", sizeof(World) + bytes_of(sites_) + units + bytes_of(arrivals_) + bytes_of(done_once_)},
          {"agenda", agenda_.bytes()},
          {"attributes", columns_.bytes()},
          {"lives", bytes_of(lives_) + bytes_of(free_rows_)},
          {"clocks", bytes_of(clock_states_)},
          {"wandering states", bytes_of(wanders_)},
          {"cursors", bytes_of(cursors_)},
          {"effects", bytes_of(effect_states_)},
          {"staff", pools},
          {"waiting lists", lines},
          {"groups", seats},
          {"ledger", bytes_of(ledger_.ticks())}};
}

}  // namespace sim
