// Moments of a run in words. There is no calendar: a run begins on a Monday, in week 1.
#include <cstdio>

#include "app/story/life_story.hpp"

namespace app {

std::string date_words(sim::Time when, bool clock) {
  static constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const auto minute = when.minutes % sim::kMinutesPerDay;
  char text[64];
  std::snprintf(text, sizeof text, "week %3lld %s", static_cast<long long>(sim::week_of(when)) + 1,
                kDays[sim::day_of(when) % 7]);
  std::string words = text;
  if (!clock) return words;
  std::snprintf(text, sizeof text, " %02lld:%02lld", static_cast<long long>(minute / 60),
                static_cast<long long>(minute % 60));
  return words + text;
}

}  // namespace app
