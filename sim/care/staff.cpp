#include "sim/care/staff.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace sim {

void StaffPool::take(std::int64_t week, std::int64_t minutes) {
  Slot& s = slot(week);
  if (s.week != week) {
    count(s, s.promised);  // that week is past
    s = {week, 0, 0, 0};
  }
  s.minutes += minutes;
  require(s.minutes <= weekly_, "nobody works more minutes than they have");
}

void StaffPool::give_back(std::int64_t week, std::int64_t minutes) {
  Slot& s = slot(week);
  if (s.week != week) return;  // that week is past and forgotten
  s.minutes -= minutes;
  require(s.minutes >= s.promised, "no more minutes are given back than were taken");
}

void StaffPool::promise(std::int64_t week, std::int64_t minutes) {
  Slot& s = slot(week);
  s.promised += minutes;
  open_promises_ += minutes;
  require(s.week == week && s.promised <= s.minutes, "only minutes that were taken can be promised");
}

void StaffPool::keep_promises(Time now, bool end) {
  if (open_promises_ == 0) return;
  for (Slot& s : taken_) {
    const std::int64_t elapsed = std::min(now.minutes - s.week * kMinutesPerWeek, kMinutesPerWeek);
    if (s.promised == s.counted || elapsed <= 0) continue;
    count(s, end ? s.promised : s.promised * elapsed / kMinutesPerWeek);
  }
}

void StaffPool::count(Slot& s, std::int64_t until_now) {
  worked += until_now - s.counted;
  open_promises_ -= until_now - s.counted;
  s.counted = until_now;
}

}  // namespace sim
