#pragma once
// Time is a whole number of minutes, so runs repeat exactly and ties are real ties. Day 0 is a Monday.
#include <compare>
#include <cstdint>

namespace sim {

inline constexpr std::int64_t kMinutesPerDay = 24 * 60;
inline constexpr std::int64_t kMinutesPerWeek = 7 * kMinutesPerDay;
inline constexpr std::int64_t kMinutesPerYear = 525'960;  ///< 365.25 days, so that 12 months are one year.
inline constexpr std::int64_t kMinutesPerMonth = kMinutesPerYear / 12;

/// A length of time. Build one with minutes(), hours(), days(), weeks(), months() or years().
struct Duration {
  std::int64_t minutes = 0;
  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator+(Duration d) const { return {minutes + d.minutes}; }
  constexpr Duration operator-(Duration d) const { return {minutes - d.minutes}; }
  constexpr Duration operator*(std::int64_t n) const { return {minutes * n}; }
};

/// A moment, counted from the start of the run.
struct Time {
  std::int64_t minutes = 0;
  constexpr auto operator<=>(const Time&) const = default;
  constexpr Time operator+(Duration d) const { return {minutes + d.minutes}; }
  constexpr Time operator-(Duration d) const { return {minutes - d.minutes}; }
  constexpr Duration operator-(Time t) const { return {minutes - t.minutes}; }
};

inline constexpr Time kNever{INT64_MAX / 4};

constexpr Duration minutes(std::int64_t n) { return {n}; }
constexpr Duration hours(std::int64_t n) { return {n * 60}; }
constexpr Duration days(std::int64_t n) { return {n * kMinutesPerDay}; }
constexpr Duration weeks(std::int64_t n) { return {n * kMinutesPerWeek}; }
constexpr Duration months(std::int64_t n) { return {n * kMinutesPerMonth}; }
constexpr Duration years(std::int64_t n) { return {n * kMinutesPerYear}; }

constexpr double in_days(Duration d) { return static_cast<double>(d.minutes) / static_cast<double>(kMinutesPerDay); }
constexpr double in_years(Duration d) { return static_cast<double>(d.minutes) / static_cast<double>(kMinutesPerYear); }
constexpr double in_years(Time t) { return in_years(Duration{t.minutes}); }

constexpr std::int64_t day_of(Time t) { return t.minutes / kMinutesPerDay; }
constexpr std::int64_t week_of(Time t) { return t.minutes / kMinutesPerWeek; }
constexpr Time start_of_week(std::int64_t week) { return {week * kMinutesPerWeek}; }

/// Nine o'clock on the first Monday strictly after `t`: when groups meet for the first time.
constexpr Time next_monday_morning(Time t) { return start_of_week(week_of(t) + 1) + hours(9); }

}  // namespace sim
