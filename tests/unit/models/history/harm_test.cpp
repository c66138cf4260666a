#include "models/history/harm.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using models::Harm;
using models::HarmKind;

models::HarmNumbers numbers() {
  models::HarmNumbers n;
  n.taper = {sim::months(12), sim::months(24), 1.28, 1.57, 1.74, 1.52, 1.5};
  n.stop.runs = sim::months(3);
  n.stop.overdose = {1.67, 2.8, 3.95, 6.77};
  n.stop.suicide = {1.5, 2.0, 3.0, 4.0};
  n.stop.crisis = 1.74;
  n.half_life = sim::months(6);
  n.review_every = sim::days(30);
  n.causal_share = 0.5;
  n.supported_share = 0.3;
  n.withdrawal.half_life = sim::days(28);
  return n;
}

struct Patient {
  sim::Schema schema;
  models::PatientColumns at;
  sim::Columns columns;
  sim::Patient p{0};
  Patient(HarmKind kind, float day, double scale, std::uint8_t band = 3) {
    at.declare(schema);
    columns = sim::Columns(schema, 1);
    columns(at.harm_kind, p) = static_cast<std::uint8_t>(kind);
    columns(at.harm_day, p) = day;
    columns(at.harm_scale, p) = static_cast<float>(scale);
    columns(at.stop_band, p) = band;
  }
};

sim::Time day(double d) { return {static_cast<std::int64_t>(d * 1440)}; }

TEST(Harm, ATaperHasItsFirstYearThenItsSecondThenFades) {
  const Harm harm(numbers());
  const Patient x(HarmKind::taper, 100, harm.scale(false));
  EXPECT_NEAR(harm.log_overdose(x.columns, x.p, day(101)), 0.5 * std::log(1.28), 1e-7);
  EXPECT_NEAR(harm.log_overdose(x.columns, x.p, day(100 + 400)), 0.5 * std::log(1.57), 1e-7);
  EXPECT_NEAR(harm.log_crisis(x.columns, x.p, day(101)), 0.5 * std::log(1.74), 1e-7);
  EXPECT_NEAR(harm.log_suicide(x.columns, x.p, day(101)), 0.5 * std::log(1.5), 1e-7);
  const double after = harm.log_overdose(x.columns, x.p, day(100 + 730.5 + 182.6));
  EXPECT_NEAR(after / (0.5 * std::log(1.57)), 0.5, 0.06) << "half is left after one half-life, to within a review";
  EXPECT_EQ(harm.log_overdose(x.columns, x.p, day(100 + 730.5 + 5 * 182.6)), 0);
}

TEST(Harm, AStopCountsByTheLengthOfTherapyBeforeIt) {
  const Harm harm(numbers());
  const std::array<double, 4> ratios{1.67, 2.8, 3.95, 6.77};
  for (std::uint8_t band = 0; band < 4; ++band) {
    const Patient x(HarmKind::stop, 0, harm.scale(false), band);
    EXPECT_NEAR(harm.log_overdose(x.columns, x.p, day(10)), 0.5 * std::log(ratios[band]), 1e-7);
  }
  EXPECT_EQ(Harm::band_of(30), 0);
  EXPECT_EQ(Harm::band_of(31), 1);
  EXPECT_EQ(Harm::band_of(91), 2);
  EXPECT_EQ(Harm::band_of(401), 3);
}

TEST(Harm, SupportLeavesItsShareOfTheLogRatio) {
  const Harm harm(numbers());
  EXPECT_NEAR(harm.scale(true), 0.15, 1e-12);
  EXPECT_NEAR(harm.scale(false), 0.5, 1e-12);
}

TEST(Harm, NobodyWithoutAChangeIsHarmedOrReviewed) {
  const Harm harm(numbers());
  const Patient x(HarmKind::none, models::kNoDay, 0);
  EXPECT_EQ(harm.log_overdose(x.columns, x.p, day(10)), 0);
  EXPECT_EQ(harm.log_suicide(x.columns, x.p, day(10)), 0);
  EXPECT_EQ(harm.next_review(x.columns, x.p, day(10)), sim::kNever);
  EXPECT_EQ(harm.fade(HarmKind::none, 1), 0);
}

TEST(Harm, RatesAreConstantBetweenReviewsAndReviewsEnd) {
  const Harm harm(numbers());
  for (const HarmKind kind : {HarmKind::taper, HarmKind::stop}) {
    const Patient x(kind, 12.25F, 1);
    sim::Time now = day(12.25);
    int reviews = 0;
    for (sim::Time next = harm.next_review(x.columns, x.p, now); next != sim::kNever;
         next = harm.next_review(x.columns, x.p, now)) {
      ASSERT_GT(next, now);
      // The stored day is a float: boundaries are exact to a minute.
      const sim::Time just_before{next.minutes - 2};
      if (just_before > now) {
        EXPECT_EQ(harm.log_overdose(x.columns, x.p, now), harm.log_overdose(x.columns, x.p, just_before));
      }
      now = next;
      ASSERT_LT(++reviews, 100);
    }
    EXPECT_EQ(harm.log_overdose(x.columns, x.p, now), 0);
    EXPECT_GT(reviews, 20);
  }
}

TEST(Harm, TheOldDoseCountsInFullWhileTheMultiplierRuns) {
  const Harm harm(numbers());
  const Patient x(HarmKind::stop, 0, 1);
  EXPECT_EQ(harm.dose_excess_share(x.columns, x.p, day(80)), 1);
  EXPECT_LT(harm.dose_excess_share(x.columns, x.p, day(92 + 182)), 0.6);
}

}  // namespace
