#include <gtest/gtest.h>

#include <cmath>

#include "history_model.hpp"

namespace {

using namespace history_test;
using models::Oud;

struct Disorder : testing::Test {
  std::unique_ptr<sim::Model> model = usual_care(population("ppact_like"), history(), 400, 1);
  sim::World w = world_of(*model);
  const models::PatientColumns& at = models::PatientColumns::handles();
  const models::ChronicPain* nature = nullptr;
  sim::Patient p{11};

  void SetUp() override {
    w.run_until({});
    nature = &models::ChronicPain::of(w);
    be(Oud::none);
  }
  void be(Oud state) { w.edit(p)(at.oud, p) = static_cast<std::uint8_t>(state); }
  Oud state() const { return static_cast<Oud>(w.columns()(at.oud, p)); }
};

TEST_F(Disorder, EachStateHasItsOwnWaysOut) {
  const auto& d = nature->disorder;
  struct Row {
    Oud state;
    bool onset, detection, start, leaving, remission, relapse;
  };
  for (const Row& row : {Row{Oud::none, true, false, false, false, false, false},
                         Row{Oud::active_undetected, false, true, false, false, true, false},
                         Row{Oud::active_detected, false, false, true, false, true, false},
                         Row{Oud::on_medication, false, false, false, true, false, false},
                         Row{Oud::remission, false, false, false, false, false, true}}) {
    be(row.state);
    const auto now = w.now();
    EXPECT_EQ(d.onset_rate(w, p, now) > 0, row.onset);
    EXPECT_EQ(d.detection_rate(w, p, now) > 0, row.detection);
    EXPECT_EQ(d.medication_start_rate(w, p, now) > 0, row.start);
    EXPECT_EQ(d.leaving_rate(w, p, now) > 0, row.leaving);
    EXPECT_EQ(d.remission_rate(w, p) > 0, row.remission);
    EXPECT_EQ(d.relapse_rate(w, p, now) > 0, row.relapse);
  }
}

TEST_F(Disorder, OnsetGrowsWithDoseAndMisuse) {
  const auto& d = nature->disorder;
  sim::Columns& c = w.edit(p);
  c(at.mme, p) = 30;
  c(at.misuse, p) = 0;
  const double low = d.onset_rate(w, p, w.now());
  c(at.mme, p) = 60;
  EXPECT_NEAR(d.onset_rate(w, p, w.now()) / low, 1.9, 1e-9);  // S104.a
  c(at.mme, p) = 120;
  EXPECT_NEAR(d.onset_rate(w, p, w.now()) / low, 6, 1e-9);  // S104.b
  c(at.mme, p) = 0;
  EXPECT_NEAR(d.onset_rate(w, p, w.now()) / low, 0.2, 1e-9);  // S104.c
  c(at.mme, p) = 30;
  c(at.misuse, p) = 1;
  EXPECT_NEAR(d.onset_rate(w, p, w.now()) / low, 4.5, 1e-9);  // S105
}

TEST_F(Disorder, DetectionRecognisesOnlyWhatIsThere) {
  nature->disorder.detect(w, p);
  EXPECT_EQ(state(), Oud::none);
  be(Oud::active_undetected);
  nature->disorder.detect(w, p);
  EXPECT_EQ(state(), Oud::active_detected);
}

TEST_F(Disorder, MedicationBeginsFromActiveDisorderOnly) {
  nature->disorder.start_medication(w, p);
  EXPECT_EQ(state(), Oud::none);
  be(Oud::active_detected);
  nature->disorder.start_medication(w, p);
  EXPECT_EQ(state(), Oud::on_medication);
  EXPECT_EQ(w.columns()(at.medications, p), 1);
  EXPECT_EQ(w.columns()(at.stops, p), 0) << "giving way to medication is no stop";
}

TEST_F(Disorder, LeavingMedicationRaisesRelapseForATime) {
  const auto& d = nature->disorder;
  be(Oud::on_medication);
  d.leave_medication(w, p);
  EXPECT_EQ(state(), Oud::remission);
  w.edit(p)(at.left_medication, p) = 1;
  EXPECT_NEAR(d.relapse_rate(w, p, w.now()), 1.0, 1e-9);                         // S103
  EXPECT_NEAR(d.relapse_rate(w, p, sim::Time{} + sim::months(13)), 0.12, 1e-9);  // S102
  const sim::Time review = d.next_review(w.columns(), p, w.now());
  EXPECT_GE(review, sim::Time{} + sim::months(12));
  EXPECT_LE(review, sim::Time{} + sim::months(12) + sim::hours(1));
  w.edit(p)(at.left_medication, p) = 0;
  EXPECT_NEAR(d.relapse_rate(w, p, w.now()), 0.12, 1e-9);
  EXPECT_EQ(d.next_review(w.columns(), p, w.now()), sim::kNever);
}

TEST_F(Disorder, OverdoseFollowsTheState) {
  const auto rate = [&] { return nature->overdose.rate(w.columns(), p, w.now(), nature->harm, 0); };
  const double none = rate();
  be(Oud::active_undetected);
  EXPECT_NEAR(rate() / none, 5.7, 1e-6);  // S86
  be(Oud::on_medication);
  EXPECT_NEAR(rate() / none, 5.7 * 0.28, 1e-6);  // S87
  be(Oud::remission);
  EXPECT_NEAR(rate() / none, 1.3, 1e-6);  // S88
}

// Clients of addiction services: how many are still on medication after a year (retention of prevalent episodes is
// above the 0.57 of new ones, because the hazard falls with time).
TEST(DisorderWorld, PeopleOnMedicationLeaveItAtTheFallingRateOfTheLiterature) {
  const auto model = usual_care(population("medication_for_oud"), history(), 2'000, 1);
  sim::World w = world_of(*model);
  w.run();
  const double start = panel(w, 0, "on_medication").mean(), later = panel(w, 4, "on_medication").mean();
  EXPECT_GT(start, 0.95);
  EXPECT_GT(later, 0.55);
  EXPECT_LT(later, 0.9);
}

}  // namespace
