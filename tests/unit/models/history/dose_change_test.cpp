#include <gtest/gtest.h>

#include <cmath>

#include "history_model.hpp"

namespace {

using namespace history_test;
using models::HarmKind;

// A few hundred patients at the start, to do things to.
struct DoseChange : testing::Test {
  std::unique_ptr<sim::Model> model = usual_care(population("ppact_like"), history(), 400, 1);
  sim::World w = world_of(*model);
  const models::PatientColumns& at = models::PatientColumns::handles();
  const models::ChronicPain* nature = nullptr;
  sim::Patient p{7};

  void SetUp() override {
    w.run_until({});
    nature = &models::ChronicPain::of(w);
    sim::Columns& c = w.edit(p);
    c(at.mme, p) = 100;
    c(at.mme_start, p) = 100;
    c(at.years_on_therapy, p) = 3;
    c(at.oud, p) = 0;
    c(at.misuse, p) = 0;
    c(at.benzodiazepine, p) = 0;
    nature->overdose.enter(c, p);
  }
  double overdose(double days) const {
    return nature->overdose.rate(w.columns(), p, sim::Time{static_cast<std::int64_t>(days * 1440)}, nature->harm, 0);
  }
};

TEST_F(DoseChange, ATaperLowersTheDoseByAtLeastAShareOfIt) {
  nature->prescribing.taper(w, p);
  EXPECT_LE(w.columns()(at.mme, p), 90);
  EXPECT_GE(w.columns()(at.mme, p), 5);
  EXPECT_EQ(w.columns()(at.tapers, p), 1);
  EXPECT_EQ(w.columns()(at.mme_before, p), 100);
  EXPECT_EQ(static_cast<HarmKind>(w.columns()(at.harm_kind, p)), HarmKind::taper);
}

TEST_F(DoseChange, TheDoseTakenFallsInAStraightLine) {
  nature->prescribing.taper(w, p, true);
  const double after = w.columns()(at.mme, p), days = w.columns()(at.taper_days, p);
  EXPECT_NEAR(nature->prescribing.dose_taken(w, p, {}), 100, 1e-6);
  EXPECT_NEAR(nature->prescribing.dose_taken(w, p, sim::Time{static_cast<std::int64_t>(days * 720)}),
              0.5 * (100 + after), 0.1);
  EXPECT_NEAR(nature->prescribing.dose_taken(w, p, sim::Time{} + sim::years(1)), after, 1e-6);
}

TEST_F(DoseChange, AfterATaperTheOldDoseCountsTimesThePublishedRatio) {
  const double before = overdose(0);
  nature->prescribing.taper(w, p, false);
  const double w_taper = 0.5;                                          // S91
  EXPECT_NEAR(overdose(1) / before, std::pow(1.28, w_taper), 1e-4);    // G31
  EXPECT_NEAR(overdose(400) / before, std::pow(1.57, w_taper), 1e-4);  // G33
}

TEST_F(DoseChange, InTheEndOnlyTheLowerDoseCounts) {
  const double before = overdose(0);
  nature->prescribing.taper(w, p, false);
  const double mme = w.columns()(at.mme, p);
  const double change = 0.5 * (nature->overdose.log_ratio(mme) - nature->overdose.log_ratio(100));  // S85
  EXPECT_NEAR(std::log(overdose(4000) / before), change, 1e-4);
  EXPECT_LT(change, 0);
}

TEST_F(DoseChange, SupportLeavesASmallShareOfTheHarm) {
  const double before = overdose(0);
  nature->prescribing.taper(w, p, true);
  EXPECT_NEAR(std::log(overdose(1) / before), 0.5 * 0.3 * std::log(1.28), 1e-4);  // M23
}

TEST_F(DoseChange, AStopAfterLongTherapyHasTheLargestRatio) {
  const double before = overdose(0);
  nature->prescribing.stop(w, p, false);
  EXPECT_EQ(w.columns()(at.mme, p), 0);
  EXPECT_EQ(w.columns()(at.stop_band, p), 3);
  EXPECT_NEAR(overdose(1) / before, std::pow(6.77, 0.5), 1e-3);  // G36
  EXPECT_LT(overdose(4000) / before, 1);
}

TEST_F(DoseChange, ASuddenStopHurtsAtFirst) {
  const double before = nature->mind.expected_pegs(w, p, {});
  nature->prescribing.stop(w, p, false);
  EXPECT_NEAR(nature->mind.expected_pegs(w, p, {}) - before, 1.0, 1e-4);  // S58
  const double month = nature->mind.expected_pegs(w, p, sim::Time{} + sim::days(28)) - before;
  EXPECT_LT(month, 1.0);
}

TEST_F(DoseChange, ASupportedStopHurtsLess) {
  const double before = nature->mind.expected_pegs(w, p, {});
  nature->prescribing.stop(w, p, true);
  EXPECT_NEAR(nature->mind.expected_pegs(w, p, {}) - before, 0.25, 1e-4);  // S60
}

TEST_F(DoseChange, ARestartEndsWhatTheStopBegan) {
  nature->prescribing.stop(w, p, false);
  EXPECT_GT(nature->prescribing.restart_rate(w, p, w.now()), 0);
  EXPECT_EQ(nature->prescribing.restart_rate(w, p, sim::Time{} + sim::years(3)), 0)
      << "two years after a stop nobody restarts";
  nature->prescribing.restart(w, p);
  EXPECT_NEAR(w.columns()(at.mme, p), 70, 1e-3);  // S75
  EXPECT_EQ(w.columns()(at.harm_kind, p), 0);
  EXPECT_EQ(nature->prescribing.restart_rate(w, p, w.now()), 0);
}

TEST_F(DoseChange, AnIncreaseStopsAtTheHighestDose) {
  nature->prescribing.increase(w, p);
  EXPECT_NEAR(w.columns()(at.mme, p), 135, 1e-3);  // S73
  w.edit(p)(at.mme, p) = 590;
  nature->prescribing.increase(w, p);
  EXPECT_EQ(w.columns()(at.mme, p), 600);
  EXPECT_EQ(nature->prescribing.increase_rate(w, p), 0);
}

TEST_F(DoseChange, NobodyWithoutADoseTapersOrStops) {
  nature->prescribing.stop(w, p, true);
  EXPECT_EQ(nature->prescribing.taper_rate(w, p, w.now()), 0);
  EXPECT_EQ(nature->prescribing.stop_rate(w, p, w.now()), 0);
  nature->prescribing.taper(w, p);
  nature->prescribing.stop(w, p);
  nature->prescribing.increase(w, p);
  EXPECT_EQ(w.columns()(at.tapers, p), 0);
  EXPECT_EQ(w.columns()(at.stops, p), 1);
  EXPECT_EQ(w.columns()(at.mme, p), 0);
}

TEST_F(DoseChange, TapersAreLessUsualBelowFifty) {
  const double high = nature->prescribing.taper_rate(w, p, w.now());
  w.edit(p)(at.mme, p) = 49;
  EXPECT_NEAR(nature->prescribing.taper_rate(w, p, w.now()) / high, 0.6, 1e-9);  // S67
}

TEST_F(DoseChange, AberrancyStopsNeedMisuseOrActiveDisorder) {
  EXPECT_EQ(nature->prescribing.aberrancy_rate(w, p, w.now()), 0);
  w.edit(p)(at.misuse, p) = 1;
  EXPECT_NEAR(nature->prescribing.aberrancy_rate(w, p, w.now()), 0.06, 1e-9);  // S80
}

TEST_F(DoseChange, ABenzodiazepineMultipliesTheRateWhileItIsTaken) {
  const double without = overdose(0);
  w.edit(p)(at.benzodiazepine, p) = 1;
  EXPECT_NEAR(overdose(0) / without, std::pow(1.66, 0.7), 1e-6);  // S89, S92
}

}  // namespace
