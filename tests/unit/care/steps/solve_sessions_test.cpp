// The Markov chain over sessions, against hand calculation and simulation.
#include "sim/care/solve_sessions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/core/draws.hpp"

using namespace sim;

TEST(SolveSessions, WithoutADropOutRuleSessionsAreBinomial) {
  const Attendance a = attendance_of({.sessions = 5, .chance = 0.8});
  EXPECT_NEAR(a.mean, 4, 1e-12);
  EXPECT_NEAR(a.all, std::pow(0.8, 5), 1e-12);
  EXPECT_NEAR(a.any, 1 - std::pow(0.2, 5), 1e-12);
  EXPECT_NEAR(a.share_given_any, 0.8 / (1 - std::pow(0.2, 5)), 1e-12);
}

TEST(SolveSessions, OneMissEndsTheCourse) {
  // Geometric: the mean number attended is c + c^2 + c^3.
  const Attendance a = attendance_of({.sessions = 3, .leave_after = 1, .chance = 0.5});
  EXPECT_NEAR(a.mean, 0.5 + 0.25 + 0.125, 1e-12);
  EXPECT_NEAR(a.any, 0.5, 1e-12);
}

TEST(SolveSessions, SolvedChancesGiveWhatWasWanted) {
  Course c{.sessions = 12, .leave_after = 3, .miss_times = 1.25, .share_missing = 0.35};
  for (const double wanted : {0.3, 0.6, 0.8, 0.95}) {
    c.chance = solve_chance(c, KnownAttendance::share_given_any, wanted);
    EXPECT_NEAR(attendance_of(c).share_given_any, wanted, 1e-9) << wanted;
  }
  c.chance = solve_chance(c, KnownAttendance::all, 0.5);
  EXPECT_NEAR(attendance_of(c).all, 0.5, 1e-9);
}

TEST(SolveSessions, TheShareWhoNeverComeMakesUpTheRest) {
  Course c{.sessions = 12, .leave_after = 3, .chance = 0.7};
  c.never = solve_never(c, 0.85);
  EXPECT_NEAR(attendance_of(c).any, 0.85, 1e-12);
  c.chance = 0.2;  // half drop out without ever coming: nobody needs to stay away from the start
  EXPECT_EQ(solve_never(c, 0.85), 0);
}

TEST(SolveSessions, EffectsFadeAfterTheCourseOnly) {
  const Course c{.sessions = 4, .gap_days = 7, .tail_days = 2, .chance = 1};
  EXPECT_NEAR(remaining_sessions(c, 30, 100), 4, 1e-12);
  EXPECT_NEAR(remaining_sessions(c, 130, 100), 2, 1e-12);
  EXPECT_NEAR(remaining_sessions(c, 130, 0), 0, 1e-12);
  EXPECT_NEAR(remaining_sessions(c, 1e6, std::numeric_limits<double>::infinity()), 4, 1e-12);
  EXPECT_NEAR(remaining_sessions(c, 10, 100), 2, 1e-12);  // two sessions were held by then
}

TEST(SolveSessions, TheChainAgreesWithSimulation) {
  const Course c{.sessions = 12,
                 .gap_days = 7,
                 .tail_days = 0,
                 .leave_after = 3,
                 .chance = 0.55,
                 .never = 0.1,
                 .miss_times = 1.25,
                 .share_missing = 0.35};
  const Draws draws(42);
  const int n = 200'000;
  double sum = 0, squares = 0, any = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const bool never = draws.chance(c.never, i, purpose("never"));
    const double miss = (1 - c.chance) * (draws.chance(c.share_missing, i, purpose("more")) ? c.miss_times : 1);
    int attended = 0, missed = 0, session = 0;
    for (; session < c.sessions && missed < c.leave_after; ++session) {
      const bool came = !never && draws.chance(1 - miss, i, purpose("came"), static_cast<std::uint32_t>(session));
      attended += came;
      missed = came ? 0 : missed + 1;
    }
    const double left = missed == c.leave_after ? (session - 1) * c.gap_days : c.sessions * c.gap_days;
    const double value = attended * std::exp2(-(365 - left) / 730);
    sum += value;
    squares += value * value;
    any += attended > 0;
  }
  const double mean = sum / n;
  EXPECT_NEAR(remaining_sessions(c, 365, 730), mean, 4 * std::sqrt((squares / n - mean * mean) / n));
  EXPECT_NEAR(attendance_of(c).any, any / n, 4 * 0.5 / std::sqrt(double{n}));
}
