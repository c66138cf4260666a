// offer, identify, when, hold_until, stop.
#include "small_world.hpp"

using namespace test;

TEST(Offer, AcceptanceFollowsTheChanceOfTheModel) {
  SmallWorld s(20'000);
  s.read("pathway: [offer: {at: primary_care_visit, uptake: {from: interest}}, enrol]");
  s.run();
  EXPECT_EQ(s.count("offered"), 20'000);
  EXPECT_EQ(s.count("accepted") + s.count("declined"), 20'000);
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("enrolled")) / 20'000, 0.45, 20'000), 4);
}

TEST(Offer, OnlyEligiblePatientsAreAsked) {
  SmallWorld s(1000);
  s.read("eligible: {score: at least 4, flag: yes}\npathway: [offer: {uptake: 100%}, record: in]");
  s.run();
  EXPECT_EQ(s.count("in"), 300);  // scores 5, 7 and 9 are odd
}

TEST(Offer, EligibilityIsLookedAtAtEveryVisit) {
  SmallWorld s(100);
  s.read("eligible: {days: at least 200 days}\npathway: [offer: {uptake: 100%}, record: in]");
  s.run();
  ASSERT_EQ(s.count("in"), 100);
  for (const auto minute : s.times("in")) EXPECT_GE(minute, 200 * kMinutesPerDay);
}

TEST(Offer, WhoDeclinesIsAskedAgainAsOftenAsWritten) {
  SmallWorld s(10'000);
  s.read("pathway: [offer: {at: now, uptake: 0.2, again: {after: 30 days, times: 2}}, record: in]");
  s.run();
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("in")) / 10'000, 1 - 0.8 * 0.8 * 0.8, 10'000), 4);
  EXPECT_EQ(s.count("declined"), s.count("offered") - s.count("in"));
}

TEST(Offer, WhoDeclinesOnceIsNotAskedAgainUnlessWritten) {
  SmallWorld s(1000);
  s.read("pathway: [offer: {at: now, uptake: 0.2}, record: in]");
  s.run();
  EXPECT_EQ(s.count("offered"), 1000);
}

TEST(Offer, OddsAreLowerForSome) {
  SmallWorld s(20'000);
  s.read(
      "pathway: [offer: {at: now, uptake: {share: 0.5, less_likely: {when: {flag: yes}, odds_ratio: 0.25}}}, when: "
      "{flag: yes, do: "
      "[record: less], otherwise: [record: same]}]");
  s.run();
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("less")) / 10'000, 0.2, 10'000), 4);
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("same")) / 10'000, 0.5, 10'000), 4);
}

TEST(Offer, OutreachIsWorkedForEverybodyWhoIsAsked) {
  SmallWorld s(50);
  s.read("staff: {call: {nurse: 10 min}}\npathway: [offer: {at: now, uptake: 0.2, staff: call}]");
  EXPECT_NEAR(s.run().ledger().quantity(s.model.roles[0].minutes, 0), 500, 1e-3);
}

TEST(Offer, AVisitAtWhichItIsNotRaisedIsNoOffer) {
  SmallWorld s(2000, 1, days(365));
  s.read("pathway: [offer: {raised: 0.1, uptake: 100%}, record: in]");
  s.run();
  EXPECT_GT(s.count("in"), 2000 * 0.3);  // six visits a year: 1 - 0.9^6 = 0.47
  EXPECT_LT(s.count("in"), 2000 * 0.6);
  EXPECT_EQ(s.count("in"), s.count("offered"));
}

TEST(Identify, TheYearlyChanceIsReachedHoweverOftenOneLooks) {
  for (const char* every : {"1 month", "3 months"}) {
    SmallWorld s(20'000, 1, years(1) - days(1));
    s.read(std::string("pathway: [identify: {every: ") + every + ", chance_per_year: 0.6}, record: in]");
    s.run();
    EXPECT_LT(errors_of_share(static_cast<double>(s.count("in")) / 20'000, 0.6, 20'000), 4) << every;
  }
}

TEST(Identify, AnyOfTheConditionsIsEnough) {
  SmallWorld s(1000);
  s.read("pathway: [identify: {every: 1 month, any_of: {score: at least 8, flag: yes}}, record: in]");
  s.run();
  EXPECT_EQ(s.count("in"), 600);  // odd, or 8
}

TEST(When, PatientsTakeTheirBranch) {
  SmallWorld s(1000);
  s.read("pathway: [when: {score: below 3, do: [record: low], otherwise: [record: high]}, record: both]");
  s.run();
  EXPECT_EQ(s.count("low"), 300);
  EXPECT_EQ(s.count("high"), 700);
  EXPECT_EQ(s.count("both"), 1000);
}

TEST(When, AChanceSendsThatShare) {
  SmallWorld s(20'000);
  s.read("pathway: [when: {chance: 30%, do: [record: some]}, record: both]");
  s.run();
  EXPECT_LT(errors_of_share(static_cast<double>(s.count("some")) / 20'000, 0.3, 20'000), 4);
  EXPECT_EQ(s.count("both"), 20'000);
}

TEST(When, AnElementSwitchedOffTakesItsStepsWithIt) {
  for (const char* state : {"on", "off"}) {
    SmallWorld s(10);
    s.read(std::string("elements: {concentration: 0.5, calls: ") + state +
           "}\npathway: [when: {element: calls, do: [record: called], otherwise: [record: left_alone]}]");
    s.run();
    EXPECT_EQ(s.count("called"), state == std::string("on") ? 10 : 0);
    EXPECT_EQ(s.count("left_alone"), state == std::string("on") ? 0 : 10);
  }
}

TEST(Stop, NothingAfterItHappens) {
  SmallWorld s(1000);
  s.read("pathway: [when: {flag: yes, do: [stop]}, record: still_there]");
  s.run();
  EXPECT_EQ(s.count("still_there"), 500);
}

TEST(HoldUntil, ThePathwayGoesOnAtTheFirstLookAtWhichItHolds) {
  SmallWorld s(1);
  s.read("pathway: [hold_until: {days: at least 100 days, check: 4 weeks}, record: on]");
  s.run();
  EXPECT_EQ(s.times("on").at(0), 112 * kMinutesPerDay);
}

TEST(HoldUntil, PatienceEndsInUsualCareOrGoesOn) {
  for (const char* otherwise : {"usual_care", "go_on"}) {
    SmallWorld s(10);
    s.read(std::string("pathway: [hold_until: {score: above 10, check: 2 weeks, at_most: 5 weeks, otherwise: ") +
           otherwise + "}, record: on]");
    s.run();
    EXPECT_EQ(s.count("gave_up_waiting"), 10);
    EXPECT_EQ(s.times("gave_up_waiting").at(0), 6 * kMinutesPerWeek);
    EXPECT_EQ(s.count("on"), otherwise == std::string("go_on") ? 10 : 0);
  }
}
