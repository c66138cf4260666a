#include "models/history/coupling.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/draws.hpp"

namespace {

models::Coupling strengths() {
  models::Coupling c;
  c.mood_to_pain = 0.07;
  c.pain_to_mood = 0.5;
  c.anxiety_to_pain = 0.03;
  c.pain_to_anxiety = 0.35;
  return c;
}

TEST(Coupling, LoopGainIsTheProductRoundEachLoop) {
  EXPECT_NEAR(strengths().loop_gain(), 0.07 * 0.5 + 0.03 * 0.35, 1e-15);
}

TEST(Coupling, TogetherSolvesTheThreeEquations) {
  auto c = strengths();
  c.shared = 0.4;
  const auto d = c.together({1.0, -2.0, 0.5});
  EXPECT_NEAR(d[0], 1.0 + 0.07 * d[1] + 0.03 * d[2], 1e-12);
  EXPECT_NEAR(d[1], -2.0 + 0.5 * d[0], 1e-12);
  EXPECT_NEAR(d[2], 0.5 + 0.4 * -2.0 + 0.35 * d[0], 1e-12);
}

TEST(Coupling, ApartUndoesTogether) {
  auto c = strengths();
  c.shared = 0.4;
  const auto own = c.apart(c.together({1.0, -2.0, 0.5}));
  EXPECT_NEAR(own[0], 1.0, 1e-12);
  EXPECT_NEAR(own[1], -2.0, 1e-12);
  EXPECT_NEAR(own[2], 0.5, 1e-12);
}

TEST(Coupling, SolvedVariancesAreThoseAskedFor) {
  const models::Vector3 variances{1.2, 13.0, 9.5};
  const double both = 0.65 * std::sqrt(13.0 * 9.5);
  const auto c = models::Coupling::solve(strengths(), variances, both);
  ASSERT_TRUE(c);
  const auto covariance = c->covariance();
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(covariance[i][i], variances[i], 1e-9);
  EXPECT_NEAR(covariance[1][2], both, 1e-9);
}

TEST(Coupling, ALoopThatRunsAwayIsRefused) {
  auto c = strengths();
  c.mood_to_pain = 2.1;
  EXPECT_FALSE(models::Coupling::solve(c, {1, 1, 1}, 0));
}

TEST(Coupling, VariancesThatTheLoopAloneExceedsAreRefused) {
  EXPECT_FALSE(models::Coupling::solve(strengths(), {100.0, 0.01, 1.0}, 0));
}

// The person's means and what is left over must have the covariances that were put in (n = 200,000; tolerance 5
// standard errors).
TEST(PersonGivenBaseline, SplitsTheBaselineIntoPersonAndFluctuation) {
  const models::Matrix3 total{{{3.6, 4.0, 3.0}, {4.0, 33.0, 19.0}, {3.0, 19.0, 25.0}}};
  const models::Matrix3 within{{{1.26, 1.2, 0.9}, {1.2, 13.0, 7.5}, {0.9, 7.5, 10.0}}};
  const auto r = models::person_given_baseline(total, within);
  // person = gain b + root z: its covariance is gain total gain' + root root'.
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      double person = 0, cross = 0;
      for (std::size_t a = 0; a < 3; ++a) {
        person += r.root[i][a] * r.root[j][a];
        for (std::size_t b = 0; b < 3; ++b) person += r.gain[i][a] * total[a][b] * r.gain[j][b];
        cross += r.gain[i][a] * total[a][j];
      }
      EXPECT_NEAR(person, total[i][j] - within[i][j], 1e-9) << i << j;
      EXPECT_NEAR(cross, total[i][j] - within[i][j], 1e-9) << "person and baseline share what lies between persons";
    }
}

TEST(PersonGivenBaseline, AnImpossibleSplitIsShrunkUntilItIsPossible) {
  // Between persons the correlation would be above 1.
  const models::Matrix3 total{{{1.0, 0.0, 0.0}, {0.0, 1.0, 0.7}, {0.0, 0.7, 1.0}}};
  const models::Matrix3 within{{{0.4, 0.0, 0.0}, {0.0, 0.4, 0.0}, {0.0, 0.0, 0.4}}};
  const auto r = models::person_given_baseline(total, within);
  EXPECT_GT(r.gain[1][1], 0.3);
  EXPECT_LT(r.gain[1][1], 1.0);
  EXPECT_GT(r.gain[1][2], 0.0);
}

}  // namespace
