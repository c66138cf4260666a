#include "models/trials/verdict.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace models;
using sim::regression::Estimate;
using sim::regression::with_interval;

namespace {

Target comparison(double published, double half_width) {
  Target t;
  t.method = Method::ancova;
  t.arm = "treated";
  t.published.value = published;
  t.published.ci95 = {published - half_width, published + half_width};
  return t;
}

// Estimates 1, 2, ..., n, each with a standard error of `se`.
std::vector<Estimate> ladder(int n, double se) {
  std::vector<Estimate> all;
  for (int i = 1; i <= n; ++i) all.push_back(with_interval(i, se));
  return all;
}

}  // namespace

TEST(Verdict, SumsUpTheReplicates) {
  const Verdict v = verdict_of(comparison(51, 19.6), ladder(101, 10));
  EXPECT_EQ(v.replicates, 101U);
  EXPECT_EQ(v.usable, 101U);
  EXPECT_DOUBLE_EQ(v.mean, 51);
  EXPECT_NEAR(v.sd, std::sqrt(101 * 102 / 12.0), 1e-12);  // of 1..n: n (n + 1) / 12
  EXPECT_DOUBLE_EQ(v.low, 3.5);                           // type 7: 1 + 100 / 40
  EXPECT_DOUBLE_EQ(v.high, 98.5);
  EXPECT_NEAR(v.half_width, 19.59964, 1e-5);
  EXPECT_TRUE(v.inside);
}

TEST(Verdict, TheMissIsInPublishedStandardErrors) {
  const Verdict v = verdict_of(comparison(41, 19.59963984540054), ladder(101, 10));
  EXPECT_NEAR(v.miss, 1.0, 1e-12);  // mean 51, published 41, standard error 10
  EXPECT_FALSE(v.miss_by_simulated);
  Target bare = comparison(41, 1);
  bare.published.ci95.reset();
  const Verdict w = verdict_of(bare, ladder(101, 10));
  EXPECT_NEAR(w.miss, 10 / w.sd, 1e-12);
  EXPECT_TRUE(w.miss_by_simulated);
}

TEST(Verdict, CountsIntervalsThatCoverAndThatExcludeNoEffect) {
  // Half-width 19.6: an interval holds 51 for estimates 32 to 70, and 0 for 1 to 19.
  const Verdict v = verdict_of(comparison(51, 1), ladder(101, 10));
  EXPECT_DOUBLE_EQ(v.covers_published, 39 / 101.0);
  EXPECT_DOUBLE_EQ(v.coverage, 39 / 101.0);
  EXPECT_DOUBLE_EQ(v.power, 82 / 101.0);
  EXPECT_DOUBLE_EQ(v.right_direction, 1);
}

TEST(Verdict, SaysInWordsOnWhichSideItMissed) {
  const Target strong = comparison(500, 10), weak = comparison(0.5, 10), other = comparison(-500, 10);
  EXPECT_EQ(in_words(strong, verdict_of(strong, ladder(101, 10))), "miss: simulated effect too small");
  EXPECT_EQ(in_words(weak, verdict_of(weak, ladder(101, 10))), "miss: simulated effect too large");
  EXPECT_EQ(in_words(other, verdict_of(other, ladder(101, 10))), "miss: simulated effect goes the other way");
}

TEST(Verdict, ADirectionIsAMatterOfMostReplicates) {
  Target t = comparison(0, 1);
  t.published = {};
  t.published.direction = -1;
  const Verdict v = verdict_of(t, ladder(11, 1));
  EXPECT_FALSE(v.inside);
  EXPECT_DOUBLE_EQ(v.right_direction, 0);
  t.published.direction = 1;
  EXPECT_TRUE(verdict_of(t, ladder(11, 1)).inside);
}

TEST(Verdict, ReplicatesThatCannotTellAreCountedAndLeftOut) {
  auto all = ladder(3, 1);
  Estimate lost;
  lost.separated = true;
  all.push_back(lost);
  const Verdict v = verdict_of(comparison(2, 1), all);
  EXPECT_EQ(v.usable, 3U);
  EXPECT_EQ(v.separated, 1U);
  EXPECT_DOUBLE_EQ(v.mean, 2);
  EXPECT_EQ(in_words(comparison(2, 1), verdict_of(comparison(2, 1), {lost})), "no replicate could tell");
}

TEST(Verdict, HalfWidthsCanBeTheTarget) {
  Target t = comparison(0.256, 0.1);
  t.reported = Reported::half_width;
  const Verdict v = verdict_of(t, ladder(10, 0.2));
  EXPECT_NEAR(v.mean, 0.2 * 1.959963984540054, 1e-12);
  EXPECT_TRUE(std::isnan(v.power));
}
