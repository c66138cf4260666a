#include "models/economics/utility.hpp"

#include <gtest/gtest.h>

#include "shipped.hpp"

using namespace models;

namespace {

// The mean of a function along a straight path, by a fine midpoint rule.
template <class F>
double by_hand(Straight s, F f) {
  constexpr int kParts = 200'000;
  double sum = 0;
  for (int i = 0; i < kParts; ++i) sum += f(s.from + (s.to - s.from) * (i + 0.5) / kParts);
  return sum / kParts;
}

const std::array<double, 11> kConvex{0, .034, .043, .061, .121, .144, .252, .404, .575, .771, .793};

}  // namespace

TEST(Straight, TheMeanOfAClippedPathIsExactOnEverySideOfTheLimits) {
  for (const Straight s :
       {Straight{2, 8}, {8, 2}, {-3, 4}, {6, 13}, {-5, 15}, {15, -5}, {-4, -1}, {11, 12}, {3, 3}, {10, 10}})
    EXPECT_NEAR(mean_clipped(s, 0, 10), by_hand(s, [](double x) { return std::clamp(x, 0.0, 10.0); }), 1e-6)
        << s.from << " to " << s.to;
}

TEST(Straight, TheShareAtOrAboveAThresholdIsExact) {
  EXPECT_EQ(share_at_or_above({10, 10}, 10), 1);
  EXPECT_EQ(share_at_or_above({9.9, 9.9}, 10), 0);
  EXPECT_NEAR(share_at_or_above({8, 12}, 10), 0.5, 1e-12);
  EXPECT_NEAR(share_at_or_above({12, 9}, 10), 2.0 / 3.0, 1e-12);
}

TEST(PainDecrement, IsStraightBetweenWholePointsAndExactAlongAPath) {
  const PainDecrement convex(kConvex);
  EXPECT_NEAR(convex.at(6.5), 0.328, 1e-12);
  EXPECT_EQ(convex.at(-1), 0);
  EXPECT_NEAR(convex.at(12), 0.793, 1e-12);
  for (const Straight s : {Straight{2.3, 8.7},
                           {8.7, 2.3},
                           {-3, 4.5},
                           {6.2, 13},
                           {-5, 15},
                           {-4, -1},
                           {11, 12},
                           {3.3, 3.3},
                           {10, 10},
                           {0, 0}})
    EXPECT_NEAR(convex.mean(s), by_hand(s, [&](double x) { return convex.at(x); }), 1e-6) << s.from << " to " << s.to;
}

TEST(Utility, OfTheReferenceCohortIsTheBaseWithEitherMap) {
  auto section = shipped::economics_section();
  for (const char* map : {"slope", "convex"}) {
    section.find("utility")->set("map", {}, sim::Value::scalar(map, {}));
    const auto economics = shipped::economics(section);
    const auto reference = shipped::population("ppact_like");
    sim::Columns columns(reference.schema, 1);
    double sum = 0;
    constexpr std::uint32_t kPatients = 50'000;
    for (std::uint32_t i = 0; i < kPatients; ++i) {
      reference.cohort->sample(sim::Draws(99), {i}, {0}, columns);
      sum += economics->utility.at(columns(reference.columns.pegs, {0}), columns(reference.columns.phq, {0}) >= 10,
                                   is_active(columns(reference.columns.oud, {0})));
    }
    // The standard deviation of a utility is below 0.3: four standard errors.
    EXPECT_NEAR(sum / kPatients, shipped::row("G65"), 4 * 0.3 / 223.0) << map;
  }
}

TEST(Utility, LosesWhatTheEvidenceSaysForEachCause) {
  const auto e = shipped::economics();
  const Utility& u = e->utility;
  EXPECT_NEAR(u.at(5, false, false) - u.at(6, false, false), shipped::row("G66"), 1e-12);
  EXPECT_NEAR(u.at(5, false, false) - u.at(5, true, false), shipped::row("M28"), 1e-12);
  EXPECT_NEAR(u.at(5, false, false) - u.at(5, false, true), shipped::row("M30"), 1e-12);
  EXPECT_EQ(u.overdose_loss, shipped::row("M29"));
  EXPECT_EQ(u.at(10, false, false), u.at(14, false, false));  // the reported score ends at 10
}

TEST(Utility, TheMeanOverAWeekIsTheMeanOfItsMoments) {
  const auto e = shipped::economics();
  const Straight pegs{7, 12}, phq{8, 13};
  double sum = 0;
  constexpr int kParts = 100'000;
  for (int i = 0; i < kParts; ++i) {
    const double t = (i + 0.5) / kParts;
    sum += e->utility.at(pegs.from + t * (pegs.to - pegs.from), phq.from + t * (phq.to - phq.from) >= 10, true);
  }
  EXPECT_NEAR(e->utility.mean(pegs, phq, true), sum / kParts, 1e-5);
  EXPECT_EQ(e->flows(pegs, phq, true)[0], e->utility.mean(pegs, phq, true));
}
