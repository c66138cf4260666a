// attend, leave_after, repeat, wait, record, enrol, wait_for_seat.
#include "small_world.hpp"

using namespace test;

TEST(Attend, AShareOfTheSessionsIsAttended) {
  SmallWorld s(2000);
  s.read(
      "pathway: [enrol, repeat: {times: 5, do: [attend: {length: 60 min, chance: 0.7}, wait: 1 week]}, record: "
      "completed]");
  s.run();
  EXPECT_EQ(s.count("attended") + s.count("missed"), 10'000);
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("attended")) / 10'000, 0.7, 10'000), 4);
  EXPECT_EQ(s.count("completed"), 2000);
}

TEST(Attend, EverybodyComesWhenTheChanceIsOneAndNobodyWhenItIsZero) {
  for (const int chance : {0, 1}) {
    SmallWorld s(100);
    s.read("pathway: [enrol, repeat: {times: 3, do: [attend: {length: 60 min, chance: " + std::to_string(chance) +
           "}, wait: 1 week]}]");
    s.run();
    EXPECT_EQ(s.count("attended"), 300 * chance);
    EXPECT_EQ(s.count("missed"), 300 * (1 - chance));
  }
}

TEST(Attend, PatientsWhoMissMoreMissThatMuchMore) {
  SmallWorld s(20'000);
  s.read(
      "pathway: [enrol, attend: {length: 60 min, chance: 0.8, miss_more: {when: {flag: yes}, times: 2, share: 50%}}]");
  World& w = s.run();
  double came[2] = {0, 0};
  for (std::uint32_t p = 0; p < w.rows(); ++p) came[w.key(Patient{p}) % 2] += w.cursor(Patient{p}, 0).attended;
  EXPECT_LT(errors_of_share(came[0] / 10'000, 0.8, 10'000), 4);
  EXPECT_LT(errors_of_share(came[1] / 10'000, 0.6, 10'000), 4);
}

TEST(Attend, TheSolvedChanceGivesTheShareAttendedAndTheShareWhoEverCome) {
  SmallWorld s(40'000);
  s.read(R"(
pathway:
  - enrol
  - repeat:
      times: 12
      do:
        - attend: {length: 90 min, chance: {solved_for: 0.6}, any: 85%, miss_more: {when: {flag: yes}, times: 1.25, share: 50%}}
        - leave_after: {missed_in_a_row: 3}
        - wait: 1 week
)");
  World& w = s.run();
  double ever = 0, sessions = 0;
  for (std::uint32_t p = 0; p < w.rows(); ++p) {
    const int attended = w.cursor(Patient{p}, 0).attended;
    ever += attended > 0;
    sessions += attended;
  }
  EXPECT_LT(errors_of_share(ever / 40'000, 0.85, 40'000), 4);
  EXPECT_NEAR(sessions / ever / 12, 0.6, 4 * 0.3 / std::sqrt(34'000.0));  // SD of one share is below 0.3
}

TEST(LeaveAfter, ThreeMissesInARowEndTheCourseAndTwoDoNot) {
  SmallWorld s(1000);
  s.read(R"(
pathway:
  - enrol
  - repeat: {times: 4, do: [attend: {length: 60 min, chance: 0}, leave_after: {missed_in_a_row: 3, record: gone}, wait: 1 week]}
  - record: completed
)");
  s.run();
  EXPECT_EQ(s.count("missed"), 3000);
  EXPECT_EQ(s.count("gone"), 1000);
  EXPECT_EQ(s.count("completed"), 0);
}

TEST(LeaveAfter, NobodyLeavesWhenEverybodyComes) {
  SmallWorld s(1000);
  s.read(
      "pathway: [enrol, repeat: {times: 4, do: [attend: {length: 60 min, chance: 1}, leave_after: {missed_in_a_row: "
      "1}, wait: 1 week]}, "
      "record: completed]");
  s.run();
  EXPECT_EQ(s.count("dropped_out"), 0);
  EXPECT_EQ(s.count("completed"), 1000);
}

TEST(Repeat, TwoRepeatsWithinEachOtherMultiply) {
  SmallWorld s(1);
  s.read("pathway: [repeat: {times: 3, do: [repeat: {times: 4, do: [record: tick, wait: 1 day]}, wait: 1 week]}]");
  s.run();
  EXPECT_EQ(s.count("tick"), 12);
  EXPECT_EQ(s.times("tick").back(), (11 + 2 * 7) * kMinutesPerDay);
}

TEST(Wait, TheStepAfterItIsTakenThatMuchLater) {
  SmallWorld s(1);
  s.read("pathway: [wait: 2 weeks, record: a, wait: {times_per_year: 4 / year}, record: b]");
  s.run();
  EXPECT_EQ(s.times("a").at(0), 2 * kMinutesPerWeek);
  EXPECT_EQ(s.times("b").at(0), 2 * kMinutesPerWeek + 3 * kMinutesPerMonth);
}

TEST(Effects, SessionsAddUpAndFadeAfterTheCourse) {
  SmallWorld s(10, 1, days(365));
  s.read(R"(
pathway: [enrol, repeat: {times: 4, do: [attend: {length: 60 min, chance: 1}, wait: 1 week]}]
effects:
  pegs: {per: attended_session, size: -0.25, half_life: 100 days}
  rate.taper: {ratio: 2, builds_over: 14 days, fades: never}
)");
  World& w = s.run();
  EXPECT_NEAR(w.effect(Patient{0}, 0, Time{} + days(28)), -1.0, 1e-6);
  EXPECT_NEAR(w.effect(Patient{0}, 0, Time{} + days(128)), -0.5, 1e-6);
  EXPECT_NEAR(w.effect(Patient{0}, 1, Time{} + days(7)), std::log(2.0) / 2, 1e-6);
  EXPECT_NEAR(w.effect(Patient{0}, 1, Time{} + days(300)), std::log(2.0), 1e-6);
}

TEST(Effects, TheTotalOfACourseIsWhatIsSeenAtThatDay) {
  SmallWorld s(40'000, 1, days(365));
  s.read(R"(
pathway:
  - enrol
  - repeat: {times: 6, do: [attend: {length: 60 min, chance: 0.6}, leave_after: {missed_in_a_row: 2}, wait: 1 week]}
  - wait: 2 weeks
effects:
  pegs: {per: attended_session, total: -0.5, at: 365 days, half_life: 200 days}
)");
  World& w = s.run();
  double sum = 0, squares = 0;
  for (std::uint32_t p = 0; p < w.rows(); ++p) {
    const double e = w.effect(Patient{p}, 0, w.now());
    sum += e;
    squares += e * e;
  }
  const double mean = sum / w.rows(), se = std::sqrt((squares / w.rows() - mean * mean) / w.rows());
  EXPECT_NEAR(mean, -0.5, 4 * se);
}

TEST(WaitForSeat, AClosedGroupStartsWithEnoughPeopleAndMeetsItsNumberOfTimes) {
  SmallWorld s(12);
  s.read(R"(
staff: {session: {nurse: 90 min}}
pathway:
  - wait_for_seat: {group_of: [6, 12], at_most: 26 weeks, staff: session}
  - repeat: {times: 3, do: [attend: {length: 90 min, chance: 1}, wait: 1 week]}
  - record: completed
)");
  World& w = s.run();
  EXPECT_EQ(s.model.groups.at(0).sessions, 3);
  EXPECT_EQ(s.count("seated"), 12);
  EXPECT_EQ(s.count("enrolled"), 12);
  EXPECT_EQ(s.count("attended"), 36);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 3 * 90, 1e-3);  // shared between its members
  EXPECT_EQ(w.group_lists()[0].waiting, 0);
}

TEST(WaitForSeat, WhoeverWaitsTooLongReturnsToUsualCare) {
  SmallWorld s(6, 2);  // three at each site: never six
  s.read(R"(
pathway:
  - wait_for_seat: {group_of: [3, 12], at_most: 8 weeks, shared_by: site}
  - repeat: {times: 3, do: [attend: {length: 90 min, chance: 1}, wait: 1 week]}
)");
  s.model.groups[0].fewest = 4;
  s.run();
  EXPECT_EQ(s.count("seated"), 0);
  EXPECT_EQ(s.count("gave_up_waiting"), 6);
  EXPECT_EQ(s.times("gave_up_waiting").at(0), 8 * kMinutesPerWeek);
}

TEST(WaitForSeat, ARollingGroupTakesNewcomersAndLetsFinishedOnesGo) {
  SmallWorld s(30);
  s.read(R"(
staff: {session: {nurse: 90 min}}
pathway:
  - when: {flag: yes, do: [wait: 5 weeks]}
  - wait_for_seat: {group_of: [4, 15], entry: rolling, at_most: 52 weeks, staff: session}
  - repeat: {times: 4, do: [attend: {length: 90 min, chance: 1}, wait: 1 week]}
  - record: completed
)");
  World& w = s.run();
  EXPECT_EQ(s.count("completed"), 30);
  EXPECT_EQ(s.count("attended"), 120);
  for (const Group& g : w.groups()) EXPECT_EQ(g.members, 0);
}

TEST(Groups, ARollingGroupKeepsItsHoursWhileAppointmentsFillTheYearAhead) {
  SmallWorld s(1000);
  s.read(R"(
staff: {session: {nurse: 1300 min}, visit: {nurse: 200 min}}
pathway:
  - when:
      flag: yes
      do:
        - wait_for_seat: {group_of: [1, 10], entry: rolling, at_most: 200 weeks, staff: session}
        - repeat: {times: 12, do: [attend: {length: 60 min, chance: 1}, wait: 1 week]}
      otherwise:
        - wait: 2 weeks
        - repeat: {times: 60, do: [meet: {staff: visit, chance: 1, effect: false}]}
)");
  World& w = s.run();
  // One group fits into 2,400 minutes a week. Each of its ten seats is taken for 12 weeks: 130 in three years, but for
  // the first and the last weeks.
  EXPECT_NEAR(static_cast<double>(s.count("seated")), 10 * 156 / 12.0, 10);
  EXPECT_FALSE(w.staff()[0].has_room(week_of(w.now()) + 50, 200)) << "appointments fill the year ahead";
}
