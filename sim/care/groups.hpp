#pragma once
// Groups of patients who meet weekly with staff. Closed groups start together; rolling groups take newcomers while they
// run.
#include <cstdint>
#include <string>
#include <vector>

#include "sim/care/places.hpp"

namespace sim {

/// What the compiled model says about one kind of group.
struct GroupSpec {
  enum class Entry : std::uint8_t { closed, rolling };
  std::string name;
  Entry entry = Entry::closed;
  std::int32_t fewest = 1,
               most = 12;      ///< A closed group starts with at least `fewest`; no group holds more than `most`.
  std::int32_t sessions = 12;  ///< Weekly meetings (closed: of the group; rolling: of one patient).
  std::vector<Work> staff;     ///< Minutes for every meeting, whoever comes.
  Sharing shared_by = Sharing::site;
  std::uint8_t track = 0;  ///< The programme it belongs to.
};

/// One running group.
struct Group {
  std::uint16_t spec = 0;
  std::uint32_t list = 0;  ///< The waiting list it was filled from.
  std::uint32_t site = 0;  ///< A site whose staff units work it.
  std::int32_t members = 0;
  std::int32_t meetings_left = 0;      ///< Closed groups; rolling ones go on while they have members.
  std::int64_t booked_until_week = 0;  ///< Staff are reserved before this week.
  std::vector<Waiting> seats;          ///< Who holds a seat (stale tickets have left).
  Time next_meeting = kNever;
  bool running = false;
  bool finished = false;  ///< Met for the last time; members may still hold their seats.
};

/// The waiting list for one kind of group in one sharing unit.
struct GroupList {
  Queue queue;
  std::int32_t waiting = 0;
  std::int64_t waiting_minutes = 0;
  Time updated{};
  bool review_booked = false;

  void count_up_to(Time now) {
    waiting_minutes += (now - updated).minutes * waiting;
    updated = now;
  }
};

}  // namespace sim
