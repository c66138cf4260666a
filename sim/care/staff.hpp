#pragma once
// People's working hours, week by week: an appointment is booked into the first week with time left for it.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/record/ledger.hpp"

namespace sim {

enum class Sharing : std::uint8_t { site, hub, region, all };

/// A role as the scenario staffs it.
struct StaffRole {
  std::string name;
  double fte = 0;             ///< In every sharing unit, full-time equivalents.
  double hours_per_week = 0;  ///< Of patient-related work, per full-time equivalent.
  std::int32_t at_once = 0;   ///< Servers on duty round the clock (queues); 0 = work is booked by hours.
  Sharing shared_by = Sharing::site;
  ResourceId minutes = 0;  ///< Ledger resource of this role's minutes.

  std::int64_t minutes_per_week() const { return static_cast<std::int64_t>(fte * hours_per_week * 60.0 + 0.5); }
};

using RoleId = std::uint8_t;

/// Minutes of one role that something needs.
struct Work {
  RoleId role = 0;
  std::int32_t minutes = 0;
};

/// One role in one sharing unit: how much of each week is taken.
class StaffPool {
 public:
  static constexpr std::int64_t kWeeksAhead = 128;

  explicit StaffPool(std::int64_t minutes_per_week)
      : weekly_(minutes_per_week), taken_(static_cast<std::size_t>(kWeeksAhead)) {}

  /// Memory held, this object included.
  std::size_t bytes() const { return sizeof(StaffPool) + taken_.capacity() * sizeof(Slot); }
  std::int64_t weekly() const { return weekly_; }
  std::int64_t taken_in(std::int64_t week) const { return slot(week).week == week ? slot(week).minutes : 0; }
  bool has_room(std::int64_t week, std::int64_t minutes) const { return taken_in(week) + minutes <= weekly_; }
  void take(std::int64_t week, std::int64_t minutes);
  void give_back(std::int64_t week, std::int64_t minutes);
  /// Minutes that were taken and will be worked in that week, whatever happens.
  void promise(std::int64_t week, std::int64_t minutes);
  /// Counts what was promised until `now` as worked: of a week that has begun an even share, at the end of the run all.
  void keep_promises(Time now, bool end);

  std::int64_t worked = 0;  ///< Minutes worked since the last panel.

 private:
  struct Slot {
    std::int64_t week = -1, minutes = 0, promised = 0, counted = 0;
  };
  void count(Slot& s, std::int64_t until_now);
  Slot& slot(std::int64_t week) { return taken_[static_cast<std::size_t>(week % kWeeksAhead)]; }
  const Slot& slot(std::int64_t week) const { return taken_[static_cast<std::size_t>(week % kWeeksAhead)]; }

  std::int64_t weekly_;
  std::int64_t open_promises_ = 0;  ///< Minutes promised and not yet counted, in all weeks.
  std::vector<Slot> taken_;
};

}  // namespace sim
