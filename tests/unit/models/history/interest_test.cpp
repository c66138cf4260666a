#include "models/history/interest.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/draws.hpp"

namespace {

models::InterestNumbers numbers() {
  models::InterestNumbers n;
  n.high = 0.29;
  n.pain = 1.17;
  n.depressed = 2.10;
  n.ptsd = 1.85;
  n.support = 0.69;
  n.uptake_high = 0.7;
  n.uptake_low = 0.1;
  n.uptake = 0.273;
  n.male_on_opioids = 0.35;
  n.opioid_share = 0.35;
  return n;
}

std::vector<models::InterestedPerson> people() {
  const sim::Draws draws(1);
  std::vector<models::InterestedPerson> all;
  for (std::uint32_t i = 0; i < 4'000; ++i) {
    constexpr auto what = sim::purpose("test.people");
    const auto z = draws.four_normals(i, what);
    all.push_back({6.4 + 1.9 * z[0], z[1], z[2] > 0.4, z[3] > 1, i % 3 != 0});
  }
  return all;
}

double odds(double p) { return p / (1 - p); }

TEST(Interest, TheMeanOverThePopulationIsThePublishedShare) {
  const auto sample = people();
  const models::Interest interest(numbers(), sample);
  double mean = 0;
  for (const auto& person : sample) mean += interest.high(person) / static_cast<double>(sample.size());
  EXPECT_NEAR(mean, 0.29, 1e-9);
}

TEST(Interest, EachFactorMovesTheOddsByItsRatio) {
  const auto sample = people();
  const models::Interest interest(numbers(), sample);
  const models::InterestedPerson usual{6, 0, false, false, true};
  auto other = usual;
  other.pegs = 7;
  EXPECT_NEAR(odds(interest.high(other)) / odds(interest.high(usual)), 1.17, 1e-9);
  other = usual;
  other.depressed = true;
  EXPECT_NEAR(odds(interest.high(other)) / odds(interest.high(usual)), 2.10, 1e-9);
  other = usual;
  other.ptsd = true;
  EXPECT_NEAR(odds(interest.high(other)) / odds(interest.high(usual)), 1.85, 1e-9);
  other = usual;
  other.support = 1;
  EXPECT_NEAR(odds(interest.high(other)) / odds(interest.high(usual)), 0.69, 1e-9);
  other = usual;
  other.female = false;
  EXPECT_EQ(interest.high(other), interest.high(usual));
}

TEST(Interest, UptakeInItsOwnPopulationIsTheEnrolmentThatWasSeen) {
  const auto sample = people();
  const models::Interest interest(numbers(), sample);
  double mean = 0;
  for (const auto& person : sample) {
    const double high = interest.high(person), male = person.female ? 0 : 0.35;
    for (const bool interested : {true, false}) {
      const double chance =
          male * interest.uptake(interested, std::log(0.35)) + (1 - male) * interest.uptake(interested, 0);
      mean += (interested ? high : 1 - high) * chance / static_cast<double>(sample.size());
    }
  }
  EXPECT_NEAR(mean, 0.273, 1e-9);
  EXPECT_GT(interest.uptake(true, 0), 0.6);
  EXPECT_LT(interest.uptake(false, 0), 0.2);
}

TEST(Interest, LogOddsShiftUptake) {
  const models::Interest interest(numbers(), people());
  EXPECT_NEAR(odds(interest.uptake(true, std::log(2.0))) / odds(interest.uptake(true, 0)), 2, 1e-9);
}

}  // namespace
