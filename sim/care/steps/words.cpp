#include "sim/care/steps/words.hpp"

#include <cstdio>

#include "sim/config/suggest.hpp"

namespace sim {

std::string in_words(Duration length) {
  struct Unit {
    std::int64_t minutes;
    const char* name;
  };
  static constexpr Unit units[] = {{kMinutesPerYear, "year"},
                                   {kMinutesPerMonth, "month"},
                                   {kMinutesPerWeek, "week"},
                                   {kMinutesPerDay, "day"},
                                   {60, "hour"},
                                   {1, "minute"}};
  for (const Unit& unit : units) {
    if (length.minutes < unit.minutes || length.minutes % unit.minutes != 0) continue;
    if (unit.minutes == 60 && length.minutes < 180) continue;  // 90 and 120 minutes, not 2 hours
    const auto n = length.minutes / unit.minutes;
    return std::to_string(n) + " " + unit.name + (n == 1 ? "" : "s");
  }
  return "0 minutes";
}

std::string brief_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g %%", share * 100);
  return text;
}

std::string in_words(std::span<const Work> work, const Model& model) {
  std::vector<std::string> parts;
  for (const Work& w : work) {
    const bool whole_hours = w.minutes >= 180 && w.minutes % 60 == 0;  // hours of work, never days
    const std::string length =
        whole_hours ? std::to_string(w.minutes / 60) + " hours" : std::to_string(w.minutes) + " minutes";
    parts.push_back(model.roles[w.role].name + " " + length);
  }
  return in_words(parts);
}

std::string step_number(std::uint16_t step) { return "{step " + std::to_string(step) + "}"; }

}  // namespace sim
