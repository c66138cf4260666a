#include "sim/care/staff.hpp"

#include "sim/core/check.hpp"

namespace sim {

void StaffPool::take(std::int64_t week, std::int64_t minutes) {
  Slot& s = slot(week);
  if (s.week != week) s = {week, 0};
  s.minutes += minutes;
  require(s.minutes <= weekly_, "nobody works more minutes than they have");
}

void StaffPool::give_back(std::int64_t week, std::int64_t minutes) {
  Slot& s = slot(week);
  if (s.week != week) return;  // that week is past and forgotten
  s.minutes -= minutes;
  require(s.minutes >= 0, "no more minutes are given back than were taken");
}

}  // namespace sim
