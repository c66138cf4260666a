// meet, work, caseload, end_caseload, use, charge, once_per.
#include "small_world.hpp"

using namespace test;

TEST(Meet, AppointmentsFillOneWeekAfterAnother) {
  SmallWorld s(100);  // a nurse has 2,400 minutes a week: 24 hundred-minute meetings
  s.read("staff: {visit: {nurse: 100 min}}\npathway: [enrol, meet: {staff: visit, chance: 1}, record: met]");
  World& w = s.run();
  EXPECT_EQ(s.count("met"), 100);
  int first_week = 0;
  for (const auto minute : s.times("met")) first_week += minute < kMinutesPerWeek;
  EXPECT_EQ(first_week, 24);
  EXPECT_LT(s.times("met").back(), 5 * kMinutesPerWeek);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 10'000, 1e-3);
}

TEST(Meet, AMissedMeetingStillTakesTheTimeSetAside) {
  SmallWorld s(20);
  s.read("staff: {visit: {nurse: 30 min}}\npathway: [meet: {staff: visit, effect: false, chance: 0}]");
  EXPECT_NEAR(s.run().ledger().quantity(s.model.roles[0].minutes, 0), 600, 1e-3);
  EXPECT_EQ(s.count("not_kept"), 20);
  EXPECT_EQ(s.count("kept"), 0);
}

TEST(Meet, WithoutStaffTheMeetingDoesNotTakePlaceAndThePathwayGoesOn) {
  SmallWorld s(5);
  s.model.roles[0].fte = 0;
  s.read("staff: {visit: {nurse: 30 min}}\npathway: [meet: {staff: visit, effect: false}, record: on]");
  s.run();
  EXPECT_EQ(s.count("no_time_of_staff"), 5);
  EXPECT_EQ(s.count("kept"), 0);
  EXPECT_EQ(s.count("on"), 5);
}

TEST(Work, ItTakesStaffTimeButNotThePatients) {
  SmallWorld s(100);
  s.read("staff: {review: {nurse: [60 min, 40 min], doctor: 10 min}}\npathway: [work: review, record: on]");
  World& w = s.run();
  EXPECT_EQ(s.times("on").back(), 0);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 10'000, 1e-3);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[1].minutes, 0), 1'000, 1e-3);
}

TEST(Work, ItIsWorkedInTheWeeksThatHaveTheHours) {
  SmallWorld s(1000, 1, weeks(60));
  s.model.panels = {Time{} + days(95), Time{} + weeks(20), Time{} + weeks(50), Time{} + weeks(60)};
  s.read("staff: {review: {nurse: 100 min}}\npathway: [work: review]");
  World& w = s.run();  // 24 of them fit in a week of 2,400 minutes: 41 weeks and 16 more
  const auto& worked = w.tally().worked;
  EXPECT_EQ(worked[0], 13 * 2'400 + 2'400 * 4 / 7);
  EXPECT_EQ(worked[0] + worked[1], 20 * 2'400);
  EXPECT_EQ(worked[2], 100'000 - 20 * 2'400);
  EXPECT_EQ(worked[3], 0);
  for (std::size_t t = 0; t < 4; ++t) EXPECT_LE(worked[t], w.tally().on_duty[t] + 1) << "but for whole minutes";
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 100'000, 1e-3);
}

TEST(Work, WhatWouldBeWorkedAfterTheHorizonIsNeitherWorkedNorPaid) {
  SmallWorld s(100, 1, weeks(2));
  s.read("staff: {review: {nurse: 100 min}}\npathway: [work: review]");
  World& w = s.run();
  EXPECT_EQ(w.tally().worked[0], 4'800);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 4'800, 1e-3);
  EXPECT_EQ(s.count("no_time_of_staff"), 0);
}

TEST(Caseload, PlacesAreLimitedAndFreedOnesGoToTheNextInLine) {
  SmallWorld s(30);
  s.read(R"(
pathway:
  - caseload: {role: nurse, per_fte: 10}
  - record: began
  - wait: 13 months
  - end_caseload: nurse
  - record: ended
)");
  World& w = s.run();
  EXPECT_EQ(s.count("began"), 30);
  int at_once = 0;
  for (const auto minute : s.times("began")) at_once += minute == 0;
  EXPECT_EQ(at_once, 10);
  EXPECT_EQ(s.count("joined_the_list"), 20);
  EXPECT_EQ(w.places()[0].taken, 10);  // the last ten would leave after 39 months
}

TEST(Caseload, PatienceEndsAndSomeGoFirst) {
  SmallWorld s(40);
  s.read(R"(
pathway:
  - caseload: {role: nurse, per_fte: 10, first: {flag: yes}, at_most: 30 weeks}
  - when: {flag: yes, do: [record: odd], otherwise: [record: even]}
  - wait: 20 weeks
)");
  s.run();
  EXPECT_EQ(s.count("odd") + s.count("even"), 20);  // ten at once, ten after twenty weeks
  EXPECT_EQ(s.count("gave_up_waiting"), 20);
  EXPECT_GE(s.count("odd"), 10);  // the freed places went to them
}

TEST(Caseload, GoingOnWithoutAPlaceIsPossible) {
  SmallWorld s(15);
  s.read(
      "pathway: [caseload: {role: nurse, per_fte: 10, at_most: 4 weeks, otherwise: go_on}, record: on, wait: 10 "
      "years]");
  s.run();
  EXPECT_EQ(s.count("on"), 15);
  EXPECT_EQ(s.count("gave_up_waiting"), 5);
}

TEST(Use, AClerkServesOneAfterAnother) {
  SmallWorld s(3);
  s.read("pathway: [use: {role: clerk, for: 20 min}, record: served]");
  s.run();
  EXPECT_EQ(s.times("served"), (std::vector<std::int64_t>{20, 40, 60}));
}

TEST(Use, PeopleOnDutyWorkWhileTheyHoldSomebody) {
  SmallWorld s(3, 1, weeks(1));
  s.read("pathway: [use: {role: clerk, for: 20 min}]");
  World& w = s.run();
  EXPECT_EQ(w.tally().worked[2], 60);
  EXPECT_EQ(w.tally().on_duty[2], kMinutesPerWeek);
}

TEST(Waits, OfAProgrammeWithSeveralListsAreToldApart) {
  SmallWorld s(3);
  s.read("pathway: [use: {role: clerk, for: 20 min}, caseload: {role: nurse, per_fte: 10, name: nurse}]");
  World& w = s.run();
  ASSERT_EQ(s.model.lines.size(), 2U);
  EXPECT_TRUE(s.model.lines[0].ends_with(".use") && s.model.lines[1].ends_with(".nurse")) << s.model.lines[0];
  // Three come at once: 0, 20 and 40 minutes for the clerk, none for the nurse; waits are kept to a third of a minute.
  EXPECT_EQ(w.tally().line_waits[0].count(), 3);
  EXPECT_NEAR(w.tally().line_waits[0].mean() * 1440, 20, 0.5);
  EXPECT_NEAR(w.tally().line_waits[1].mean() * 1440, 0, 0.5);
  EXPECT_NEAR(w.tally().waits[0].mean() * 1440, 10, 0.5);
  SmallWorld one(3);
  one.read("pathway: [use: {role: clerk, for: 20 min}]");
  one.run();
  EXPECT_TRUE(one.model.lines.empty());
}

TEST(Use, PatienceMayFollowALaw) {
  SmallWorld s(2001);
  s.read("pathway: [use: {role: clerk, for: 10 years, at_most: {exponential: 10 days}}]");
  s.run();
  const auto gave_up = s.times("gave_up_waiting");
  ASSERT_EQ(gave_up.size(), 2000U);  // all but the one who is served
  double days_waited = 0;
  for (const std::int64_t minute : gave_up) days_waited += static_cast<double>(minute) / 1440 / 2000;
  EXPECT_NEAR(days_waited, 10, 3.5 * 10 / std::sqrt(2000.0));
}

TEST(Use, ALawOfPatienceMustBeKnown) {
  SmallWorld s(10);
  s.read("pathway: [use: {role: clerk, for: 1 hour, at_most: {poisson: 3}}]");
  EXPECT_TRUE(s.has_problem("config/missing", "at_most says no law of the length")) << s.problems.text();
}

TEST(Wait, UntilTheWeeklySlotIsTheSitesOwnMoment) {
  SmallWorld s(4, 2);
  s.read(
      "pathway: [wait: {until: weekly_slot}, record: first, wait: {until: weekly_slot}, record: at_once, wait: 1 day, "
      "wait: {until: weekly_slot}, record: next]");
  s.run();
  const std::int64_t early = 10080 / 4, late = 3 * 10080 / 4;  // the middles of two halves of the week
  EXPECT_EQ(s.times("first"), (std::vector<std::int64_t>{early, early, late, late}));
  EXPECT_EQ(s.times("at_once"), s.times("first"));
  EXPECT_EQ(s.times("next"), (std::vector<std::int64_t>{early + 10080, early + 10080, late + 10080, late + 10080}));
}

TEST(Use, LengthsFollowTheirLaw) {
  SmallWorld s(4000, 1, years(30));
  s.model.roles[2].at_once = 5000;
  s.read("pathway: [use: {role: clerk, for: {exponential: 10 days}}, record: served]");
  s.run();
  double sum = 0;
  for (const auto minute : s.times("served")) sum += static_cast<double>(minute) / kMinutesPerDay;
  EXPECT_NEAR(sum / 4000, 10, 4 * 10 / std::sqrt(4000.0));
}

TEST(Use, ARoleThatIsNeverOnDutyIsRefused) {
  SmallWorld s;
  s.read("pathway: [use: {role: nurse, for: 20 min}]");
  EXPECT_TRUE(s.has_problem("config/contradiction", "nobody of the role nurse is ever on duty")) << s.problems.text();
}

TEST(Charge, MoneyAndResourcesAreChargedToTheProgramme) {
  SmallWorld s(10);
  s.read("pathway: [charge: 45 USD, charge: {resource: test, quantity: 2}]");
  World& w = s.run();
  EXPECT_NEAR(w.life(Patient{3}).account().programme_cost, 45 + 80, 1e-9);
}

TEST(OncePer, TheFirstPatientOfEachClinicianBringsIt) {
  SmallWorld s(100, 5);
  s.read("staff: {talk: {nurse: 45 min}}\npathway: [once_per: {each: clinician, staff: talk}]");
  World& w = s.run();
  EXPECT_EQ(s.count("trained"), 10);
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 450, 1e-3);
}

TEST(OncePer, TeamsAreTrainedAgainAsStaffChange) {
  SmallWorld s(100, 5);
  s.read(R"(
staff: {talk: {nurse: 3000 min}}
pathway: [repeat: {times: 30, do: [once_per: {each: team, staff: talk, turnover: 1 / year}, wait: 1 month]}]
)");
  World& w = s.run();
  EXPECT_EQ(s.count("trained"), 15);  // five sites, in years one, two and three
  EXPECT_NEAR(w.ledger().quantity(s.model.roles[0].minutes, 0), 15'000, 1e-3);  // more than a week's work: in pieces
}
