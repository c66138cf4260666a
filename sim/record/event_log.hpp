#pragma once
// Every event of a run, if somebody wants to read them: who, when, what. Off in ordinary runs.
#include <cstdint>
#include <vector>

namespace sim {

/// What kind of event; notes of programmes follow from kFirstNote on.
namespace event {
inline constexpr std::uint32_t kEntered = 1, kDied = 2, kAdmitted = 3, kReview = 4, kGaveUp = 5, kLeft = 6, kSeated = 7;
inline constexpr std::uint32_t kFirstClock = 100;   ///< kFirstClock + i: clock i rang.
inline constexpr std::uint32_t kFirstNote = 1'000;  ///< kFirstNote + i: note i of the model was made.
}  // namespace event

struct Event {
  std::int64_t minute = 0;
  std::uint32_t patient = 0;  ///< Cohort-wide ordinal.
  std::uint32_t what = 0;
};

struct EventLog {
  std::vector<Event> events;
};

}  // namespace sim
