#include "sim/people/read_margin.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"

using namespace sim;

namespace {

struct Outcome {
  Margin margin;
  Problems problems;
};

Outcome read_number(const std::string& yaml, const std::string& unit = "points") {
  static Schema schema = [] {
    Schema s;
    s.add<float>("x", "points", 0, 27, "");
    s.add_states("state", "", {"none", "detected", "treated"});
    s.add<std::uint8_t>("yes", "", 0, 1, "");
    return s;
  }();
  Outcome out;
  Problems& problems = out.problems;
  const Value tree = read_yaml(yaml, "x.yaml", problems);
  Reading reading{problems};
  MarginFields fields;
  fields.column = schema.find(unit == "points" ? "x" : unit);
  Fields f(tree, "x", reading);
  fields.visit(f);
  f.done();
  out.margin = fields.margin;
  return out;
}

}  // namespace

TEST(ReadMargin, ACutNormalHasTheMeanAndSpreadThatWereAskedFor) {
  const auto r = read_number("dist: normal\nmean: 6.4\nsd: 1.9\nwithin: [0, 10]\n");
  ASSERT_TRUE(r.problems.empty()) << r.problems.text();
  EXPECT_NEAR(r.margin.distribution.mean(), 6.4, 1e-6);
  EXPECT_NEAR(r.margin.distribution.sd(), 1.9, 1e-6);
}

TEST(ReadMargin, ASpreadThatTheRangeForbidsIsRefused) {
  EXPECT_TRUE(read_number("dist: normal\nmean: 9.5\nsd: 4\nwithin: [0, 10]\n").problems.has("config/range"));
  EXPECT_TRUE(read_number("dist: normal\nmean: 12\nsd: 1\nwithin: [0, 10]\n").problems.has("config/range"));
  EXPECT_TRUE(read_number("dist: beta\nmean: 0.5\nsd: 0.6\n").problems.has("config/range"));
  EXPECT_TRUE(read_number("dist: normal\nmean: 5\nsd: 1\nwithin: [10, 0]\n").problems.has("config/range"));
}

TEST(ReadMargin, TheMeanOfAGammaFollowsFromAShareAboveAValue) {
  const auto r = read_number("dist: gamma\nsd: 5.8\nshare_above: {at: 10, share: 35%}\nwithin: [0, 27]\n");
  ASSERT_TRUE(r.problems.empty()) << r.problems.text();
  EXPECT_NEAR(1 - r.margin.distribution.cdf(10), 0.35, 1e-9);
}

TEST(ReadMargin, ABetaMayLieBetweenAnyTwoValues) {
  const auto r = read_number("dist: beta\nmean: 3.8\nsd: 0.95\nbetween: [1, 5]\n");
  ASSERT_TRUE(r.problems.empty()) << r.problems.text();
  EXPECT_NEAR(r.margin.offset + r.margin.scale * r.margin.distribution.mean(), 3.8, 1e-9);
  EXPECT_NEAR(r.margin.scale * r.margin.distribution.sd(), 0.95, 1e-9);
}

TEST(ReadMargin, ALognormalIsWrittenByMedianOrByTheMeanOfItsLogarithm) {
  const auto a = read_number("dist: lognormal\nmedian: 4\nlog_sd: 0.8\n"),
             b = read_number("dist: lognormal\nlog_mean: 0\nlog_sd: 0.8\nshare_with: 15%\n");
  ASSERT_TRUE(a.problems.empty() && b.problems.empty()) << a.problems.text() << b.problems.text();
  EXPECT_NEAR(a.margin.distribution.quantile(0.5), 4, 1e-12);
  EXPECT_NEAR(b.margin.distribution.quantile(0.5), 1, 1e-12);
  EXPECT_NEAR(b.margin.share_of_zero, 0.85, 1e-12);
}

TEST(ReadMargin, UniformAndFixedAreReadAndUniformNeedsItsEnds) {
  EXPECT_NEAR(read_number("dist: uniform\nbetween: [2, 4]\n").margin.distribution.mean(), 3, 1e-12);
  EXPECT_TRUE(read_number("dist: uniform\n").problems.has("config/missing"));
  EXPECT_TRUE(read_number("dist: fixed\nvalue: 3\n").margin.constant());
}

TEST(ReadMargin, YesNoTakesTheShareOfEither) {
  EXPECT_NEAR(read_number("dist: yes_no\nshare: 30%\n", "yes").margin.shares[1], 0.3, 1e-12);
  EXPECT_NEAR(read_number("dist: yes_no\nshare_without: 30%\n", "yes").margin.shares[1], 0.7, 1e-12);
}

TEST(ReadMargin, ANumberIsNoStateAndAStateNoNumber) {
  EXPECT_TRUE(read_number("dist: yes_no\nshare: 0.3\n").problems.has("config/contradiction"));
  EXPECT_TRUE(read_number("dist: normal\nmean: 1\nsd: 1\n", "yes").problems.has("config/contradiction"));
}

TEST(ReadMargin, UnknownKeysAndMissingOnesAreNamed) {
  EXPECT_TRUE(read_number("dist: normal\nmean: 1\nsd: 1\nmedian: 2\n").problems.has("config/unknown"));
  EXPECT_TRUE(read_number("dist: normal\nmean: 1\n").problems.has("config/missing"));
  EXPECT_TRUE(read_number("dist: weibull\n").problems.has("config/choice"));
}

TEST(ReadShares, PartsOfPartsMultiply) {
  const auto r = read_number(
      "dist: categories\nshares:\n  none: rest\n  disorder:\n    share: 8%\n    of_whom: {treated: 25%, detected: "
      "rest}\n",
      "state");
  ASSERT_TRUE(r.problems.empty()) << r.problems.text();
  ASSERT_EQ(r.margin.shares.size(), 3U);
  EXPECT_NEAR(r.margin.shares[0], 0.92, 1e-12);
  EXPECT_NEAR(r.margin.shares[1], 0.02, 1e-12);
  EXPECT_NEAR(r.margin.shares[2], 0.06, 1e-12);
  EXPECT_EQ(r.margin.codes, (std::vector<std::uint8_t>{0, 2, 1}));
}

TEST(ReadShares, PartsThatDoNotFitAreRefused) {
  EXPECT_TRUE(read_number("dist: categories\nshares: {none: 0.9, treated: 0.3}\n", "state")
                  .problems.has("config/contradiction"));
  EXPECT_TRUE(read_number("dist: categories\nshares: {none: 0.5, treated: 0.3}\n", "state")
                  .problems.has("config/contradiction"));
  EXPECT_TRUE(read_number("dist: categories\nshares: {none: rest, treated: rest}\n", "state")
                  .problems.has("config/contradiction"));
  EXPECT_TRUE(
      read_number("dist: categories\nshares: {none: rest, treted: 0.3}\n", "state").problems.has("config/choice"));
  EXPECT_TRUE(read_number("dist: categories\nshares: {none: rest, a: {of_whom: {treated: rest}}}\n", "state")
                  .problems.has("config/missing"));
  EXPECT_TRUE(
      read_number("dist: categories\nshares: {none: rest, a: {share: 0.1, of: 1, of_whom: {treated: rest}}}\n", "state")
          .problems.has("config/unknown"));
  EXPECT_TRUE(read_number("dist: categories\nshares: 3\n", "state").problems.has("config/type"));
}

TEST(ReadMargin, EveryKeyIsDescribed) {
  const FieldDoc doc = describe<MarginFields>();
  EXPECT_GE(doc.children.size(), 13U);
}
