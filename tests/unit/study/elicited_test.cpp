// Distributions from what people know of a number, against closed forms.
#include "sim/config/elicited.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"

using namespace sim;

namespace {

std::optional<Distribution> made(const std::string& yaml, Problems& problems) {
  return read_elicited(read_yaml(yaml, "test", problems), "x", problems);
}

Distribution good(const std::string& yaml) {
  Problems problems;
  const auto d = made(yaml, problems);
  EXPECT_TRUE(d.has_value()) << problems.text();
  return d.value_or(Distribution::fixed(0));
}

}  // namespace

TEST(Elicited, MeanAndStandardErrorComeBack) {
  for (const char* yaml : {"{beta: {mean: 0.6, se: 0.05}}", "{gamma: {mean: 0.6, se: 0.05}}",
                           "{normal: {mean: 0.6, se: 0.05}}", "{lognormal: {mean: 0.6, se: 0.05}}"}) {
    const auto d = good(yaml);
    EXPECT_NEAR(d.mean(), 0.6, 1e-12) << yaml;
    EXPECT_NEAR(d.sd(), 0.05, 1e-12) << yaml;
  }
}

TEST(Elicited, EventsOfSoManyIsTheUniformPriorsPosterior) {
  EXPECT_EQ(good("{beta: {events: 12, n: 40}}"), Distribution::beta(13, 29));
}

TEST(Elicited, MedianWithItsInterval) {
  const auto d = good("{lognormal: {median: 2, ci95: [1, 4]}}");
  EXPECT_NEAR(d.quantile(0.5), 2, 1e-12);
  EXPECT_NEAR(d.quantile(0.025), 1, 1e-12);
  EXPECT_NEAR(d.quantile(0.975), 4, 1e-12);
}

TEST(Elicited, ShapesByTheirEnds) {
  EXPECT_EQ(good("{uniform: [1, 3]}"), Distribution::uniform(1, 3));
  EXPECT_EQ(good("{triangular: [1, 2, 4]}"), Distribution::triangular(1, 2, 4));
  EXPECT_EQ(good("{pert: [1, 2, 4]}"), Distribution::pert(1, 2, 4));
  EXPECT_EQ(good("{truncated: {of: {normal: {mean: 0, se: 1}}, within: [-1, 1]}}"),
            Distribution::normal(0, 1).within(-1, 1));
}

TEST(Elicited, WhatMakesNoDistributionIsRefusedWithAnExample) {
  for (const char* yaml :
       {"{beta: {mean: 0.6}}", "{beta: {mean: 0.5, se: 0.9}}", "{beta: {events: 5, n: 4}}", "{weibull: [1, 2]}",
        "{uniform: [3, 1]}", "{normal: {mean: 0, se: -1}}", "12", "{lognormal: {median: 2, ci95: [0, 4]}}"}) {
    Problems problems;
    EXPECT_FALSE(made(yaml, problems)) << yaml;
    EXPECT_EQ(problems.size(), 1U) << yaml << "\n" << problems.text();
  }
}
