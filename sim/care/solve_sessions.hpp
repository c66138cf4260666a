#pragma once
// What attendance does to a course of sessions, exactly: a small Markov chain over sessions attended and missed in a
// row. From it follow the chance of coming to one session and the effect of one session that give the published totals.

namespace sim {

/// A course of sessions at even intervals, as the pathway says it.
struct Course {
  int sessions = 1;
  double gap_days = 7;       ///< From one session to the next; also from the last one to the end of the repeat.
  double tail_days = 0;      ///< From the end of the repeat to the end of the pathway.
  int leave_after = 0;       ///< Sessions missed in a row that end the course; 0 = nobody leaves.
  double chance = 1;         ///< Of coming to one session, for somebody who ever comes.
  double never = 0;          ///< Share of patients who never come at all.
  double miss_times = 1;     ///< Multiplies the chance of missing for some patients ...
  double share_missing = 0;  ///< ... who are this share of the patients.
};

/// What the chain says of a course.
struct Attendance {
  double any = 0;              ///< Chance of coming at least once.
  double share_given_any = 0;  ///< Mean share of the sessions attended, of those who come at least once.
  double all = 0;              ///< Chance of coming to every session.
  double mean = 0;             ///< Mean number of sessions attended, of everybody.
};
Attendance attendance_of(const Course& course);

/// Which number of a course is known.
enum class KnownAttendance { share_given_any, all };

/// The chance of coming to one session that gives `wanted`; `course.chance` and `never` do not matter. Nothing below 1
/// gives a share under 1/sessions: the nearest possible chance is returned then.
double solve_chance(Course course, KnownAttendance known, double wanted);

/// The share who never come, so that the share who come at least once is `any`: 0 when drop-outs alone exceed it.
double solve_never(Course course, double any);

/// Expected sum over everybody of the sessions attended by `at_days` after the first, each worth what is left of it
/// then: in full until the patient leaves the course, fading with the half-life (days; 0 = at once, infinity = never)
/// afterwards.
double remaining_sessions(const Course& course, double at_days, double half_life_days);

}  // namespace sim
