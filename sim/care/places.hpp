#pragma once
// A limited number of places (a caseload, beds, clerks) with a waiting list: a freed place goes straight to the next in
// line.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/care/staff.hpp"
#include "sim/core/id.hpp"

namespace sim {

/// Whose turn it may be. Stale when the patient's cursor carries a newer ticket.
struct Waiting {
  Patient patient;
  std::uint16_t ticket = 0;
  std::uint8_t track = 0;
};

/// First come, first served within a priority class; leaving early costs nothing (stale entries are skipped).
class Queue {
 public:
  void push(const Waiting& w) { entries_.push_back(w); }
  /// The first entry for which `valid` holds, removed; entries before it are dropped.
  template <class Valid>
  std::optional<Waiting> pop(Valid valid) {
    while (head_ < entries_.size()) {
      const Waiting w = entries_[head_++];
      if (head_ > 64 && head_ * 2 > entries_.size()) compact();
      if (valid(w)) return w;
    }
    return std::nullopt;
  }
  /// The valid entries, oldest first, without removing them.
  template <class Valid, class Do>
  void for_each(Valid valid, Do each) const {
    for (std::size_t i = head_; i < entries_.size(); ++i)
      if (valid(entries_[i])) each(entries_[i]);
  }
  std::size_t bytes() const { return entries_.capacity() * sizeof(Waiting); }

 private:
  void compact() {
    entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }
  std::vector<Waiting> entries_;
  std::size_t head_ = 0;
};

/// What the compiled model says about one kind of place.
struct PlacesSpec {
  std::string name;
  RoleId role = 0;
  double per_fte = 0;      ///< Caseload per full-time equivalent; 0 = the role's `at_once` servers.
  std::uint8_t track = 0;  ///< The programme it belongs to.
  std::uint8_t bit = 0;    ///< This kind's bit in Cursor::places.
};

/// One kind of place in one sharing unit.
struct Places {
  static constexpr std::size_t kPriorities = 4;

  std::int32_t capacity = 0;
  std::int32_t taken = 0;
  std::int32_t waiting = 0;
  std::vector<Queue> lists = std::vector<Queue>(kPriorities);
  // Time integrals since the start, for utilisation and Little's law (place-minutes, patient-minutes).
  std::int64_t busy_minutes = 0, waiting_minutes = 0;
  std::int64_t busy_counted = 0;  ///< Of the busy minutes, those that a census has counted as worked.
  Time updated{};

  void count_up_to(Time now) {
    const auto dt = (now - updated).minutes;
    busy_minutes += dt * taken;
    waiting_minutes += dt * waiting;
    updated = now;
  }
};

}  // namespace sim
