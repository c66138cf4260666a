#pragma once
// What a multi-state history keeps of each patient.
#include <vector>

#include "sim/core/time.hpp"
#include "sim/people/columns.hpp"

namespace sim::states {

struct StateColumns {
  Column<std::uint8_t> state;        ///< Index of the present state.
  Column<float> day, minute;         ///< When it was entered: whole days since the start of the run, minute of the day.
  std::vector<Column<float>> years;  ///< By state: years spent in it, up to the last change.
  std::vector<Column<float>> entries;  ///< By state: times it was entered, the start included.

  Time since(const Columns& c, Patient p) const {
    return Time{static_cast<std::int64_t>(c(day, p)) * kMinutesPerDay + static_cast<std::int64_t>(c(minute, p))};
  }
  void enter(Columns& c, Patient p, std::size_t which, Time now) const {
    c(state, p) = static_cast<std::uint8_t>(which);
    const std::int64_t today = now.minutes / kMinutesPerDay;
    c(day, p) = static_cast<float>(today);
    c(minute, p) = static_cast<float>(now.minutes % kMinutesPerDay);
    c(entries[which], p) += 1;
  }
};

}  // namespace sim::states
