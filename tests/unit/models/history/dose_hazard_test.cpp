#include "models/history/dose_hazard.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

models::DoseHazard published() {
  return models::DoseHazard(
      {.midpoints = {10, 35, 75, 150}, .no_dose = 0.5, .from_20 = 1.44, .from_50 = 3.7, .from_100 = 8.9});
}

TEST(DoseHazard, HasThePublishedRatioAtEachMidpoint) {
  const auto h = published();
  EXPECT_DOUBLE_EQ(h.log_ratio(10), 0);
  EXPECT_NEAR(h.log_ratio(35), std::log(1.44), 1e-12);
  EXPECT_NEAR(h.log_ratio(75), std::log(3.7), 1e-12);
  EXPECT_NEAR(h.log_ratio(150), std::log(8.9), 1e-12);
}

TEST(DoseHazard, IsStraightOnTheLogScaleBetweenMidpoints) {
  const auto h = published();
  EXPECT_NEAR(h.log_ratio(55), 0.5 * (std::log(1.44) + std::log(3.7)), 1e-12);
}

TEST(DoseHazard, IsLevelBeyondTheEnds) {
  const auto h = published();
  EXPECT_EQ(h.log_ratio(1), h.log_ratio(10));
  EXPECT_EQ(h.log_ratio(900), h.log_ratio(150));
}

TEST(DoseHazard, HasItsOwnRatioWithoutADose) { EXPECT_NEAR(published().log_ratio(0), std::log(0.5), 1e-12); }

TEST(DoseHazard, BandsBeginAtTheirLowerEnds) {
  using models::DoseHazard;
  EXPECT_EQ(DoseHazard::band_of(0), 0U);
  EXPECT_EQ(DoseHazard::band_of(19.9), 0U);
  EXPECT_EQ(DoseHazard::band_of(20), 1U);
  EXPECT_EQ(DoseHazard::band_of(50), 2U);
  EXPECT_EQ(DoseHazard::band_of(100), 3U);
}

}  // namespace
