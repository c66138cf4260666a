#include "sim/care/solve_sessions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/core/math.hpp"

namespace sim {

namespace {

// Calls leaves(chance of this, sessions attended, sessions held until then, whether the course was left early) for
// every way the course can end within the first `held` sessions, for patients who come with this chance.
template <class Leaves>
void run_chain(int held, int leave_after, double come, Leaves leaves) {
  const int rows = leave_after > 0 ? leave_after : 1;
  const auto columns = static_cast<std::size_t>(held) + 1;
  // at[missed in a row][attended]
  std::vector<std::vector<double>> at(static_cast<std::size_t>(rows), std::vector<double>(columns, 0.0));
  at[0][0] = 1;
  for (int session = 0; session < held; ++session) {
    std::vector<std::vector<double>> next(at.size(), std::vector<double>(columns, 0.0));
    for (std::size_t missed = 0; missed < at.size(); ++missed)
      for (std::size_t attended = 0; attended <= static_cast<std::size_t>(session); ++attended) {
        const double here = at[missed][attended];
        if (here == 0) continue;
        next[0][attended + 1] += here * come;
        if (leave_after == 0)
          next[0][attended] += here * (1 - come);
        else if (missed + 1 < at.size())
          next[missed + 1][attended] += here * (1 - come);
        else
          leaves(here * (1 - come), static_cast<int>(attended), session, true);
      }
    at = std::move(next);
  }
  for (const auto& row : at)
    for (std::size_t attended = 0; attended < columns; ++attended)
      if (row[attended] != 0) leaves(row[attended], static_cast<int>(attended), held, false);
}

// The same for all patients: those who never come, those who miss more often, and the others.
template <class Leaves>
void run_course(const Course& c, int held, Leaves leaves) {
  const auto part = [&](double share, double come) {
    if (share <= 0) return;
    run_chain(held, c.leave_after, come,
              [&](double p, int attended, int session, bool early) { leaves(share * p, attended, session, early); });
  };
  const double more = std::max(0.0, 1 - (1 - c.chance) * c.miss_times);
  part(c.never, 0);
  part((1 - c.never) * (1 - c.share_missing), c.chance);
  part((1 - c.never) * c.share_missing, more);
}

double halved(double days, double half_life_days) {
  if (days <= 0 || std::isinf(half_life_days)) return 1;
  if (half_life_days <= 0) return 0;
  return math::exp(-math::kLn2 * days / half_life_days);
}

}  // namespace

Attendance attendance_of(const Course& course) {
  Attendance a;
  run_course(course, course.sessions, [&](double p, int attended, int, bool) {
    a.mean += p * attended;
    if (attended > 0) a.any += p;
    if (attended == course.sessions) a.all += p;
  });
  if (a.any > 0) a.share_given_any = a.mean / a.any / course.sessions;
  return a;
}

double solve_chance(Course course, KnownAttendance known, double wanted) {
  course.never = 0;  // those who never come do not change the mean of those who do
  double low = 1e-6, high = 1;
  for (int i = 0; i < 60; ++i) {
    course.chance = (low + high) / 2;
    const Attendance a = attendance_of(course);
    ((known == KnownAttendance::all ? a.all : a.share_given_any) < wanted ? low : high) = course.chance;
  }
  return (low + high) / 2;
}

double solve_never(Course course, double any) {
  course.never = 0;
  const double possible = attendance_of(course).any;
  return possible <= any ? 0 : 1 - any / possible;
}

double remaining_sessions(const Course& course, double at_days, double half_life_days) {
  // Only sessions held by then count.
  int held = course.sessions;
  if (course.gap_days > 0 && (course.sessions - 1) * course.gap_days > at_days)
    held = std::max(0, static_cast<int>(at_days / course.gap_days) + 1);
  double sum = 0;
  run_course(course, held, [&](double p, int attended, int session, bool early) {
    double left = at_days;  // still in the course: nothing has faded
    if (early)
      left = session * course.gap_days;
    else if (held == course.sessions)
      left = held * course.gap_days + course.tail_days;
    sum += p * attended * halved(at_days - left, half_life_days);
  });
  return sum;
}

}  // namespace sim
