// Groups of inputs: shares add up to one, covariances come back, rows of a sample stay together.
#include "sim/study/joint.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "sim/config/read_yaml.hpp"
#include "sim/core/draws.hpp"

using namespace sim;
using namespace sim::study;

namespace {

std::vector<Joint> joint_of(const std::string& yaml, Problems& problems) {
  return read_joint(read_yaml(yaml, "test.yaml", problems), {"A", "B", "C"}, "", problems);
}

// Means and second moments of 20,000 draws of the three inputs.
struct Moments {
  double mean[3] = {}, product[3][3] = {};
};

Moments moments_of(const Joint& joint) {
  constexpr int kN = 20'000;
  const Draws draws(5);
  Moments m;
  for (std::uint32_t i = 0; i < kN; ++i) {
    std::vector<double> place, value{0, 0, 0};
    for (std::uint32_t f = 0; f < 3; ++f) place.push_back(draws.uniform(i, purpose("test"), f));
    joint.apply(place, value);
    for (std::size_t a = 0; a < 3; ++a) {
      m.mean[a] += value[a] / kN;
      for (std::size_t b = 0; b < 3; ++b) m.product[a][b] += value[a] * value[b] / kN;
    }
  }
  return m;
}

}  // namespace

TEST(Joint, DirichletHasItsMeansAndCovariances) {
  Problems problems;
  const auto joint = joint_of("[{dirichlet: {names: [A, B, C], counts: [2, 3, 5]}}]", problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  const auto m = moments_of(joint[0]);
  EXPECT_NEAR(m.mean[0] + m.mean[1] + m.mean[2], 1, 1e-12);
  EXPECT_NEAR(m.mean[0], 0.2, 4 * std::sqrt(0.2 * 0.8 / 11 / 20'000));
  EXPECT_NEAR(m.product[0][2] - m.mean[0] * m.mean[2], -0.2 * 0.5 / 11, 5e-4);  // 4 standard errors.
}

TEST(Joint, MultinormalHasItsCovariance) {
  Problems problems;
  const auto joint =
      joint_of("[{multinormal: {names: [A, C], means: [1, 2], covariance: [[4, 1], [1, 1]]}}]", problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  const auto m = moments_of(joint[0]);
  EXPECT_NEAR(m.mean[0], 1, 4 * 2 / std::sqrt(20'000));
  EXPECT_NEAR(m.product[0][2] - m.mean[0] * m.mean[2], 1, 4 * std::sqrt(5.0 / 20'000));
  EXPECT_EQ(m.mean[1], 0);
}

// A posterior from elsewhere: three lines, A and C on a line of their own, B left alone.
TEST(Joint, LinesOfASampleStayTogetherAndComeEquallyOften) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "carepath_joint";
  fs::create_directories(folder);
  std::ofstream(folder / "posterior.csv") << "A,C\n1,10\n2,20\n6,60\n";
  Problems problems;
  const auto joint = read_joint(read_yaml("[{empirical: {file: posterior.csv}}]", "test.yaml", problems),
                                {"A", "B", "C"}, folder.string(), problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  const auto m = moments_of(joint[0]);
  EXPECT_NEAR(m.mean[0], 3, 4 * std::sqrt(14.0 / 3 / 20'000));
  EXPECT_NEAR(m.mean[2], 10 * m.mean[0], 1e-9) << "lines stay together";
  EXPECT_NEAR(m.product[0][2], 10 * m.product[0][0], 1e-9);
  EXPECT_EQ(m.mean[1], 0);
  std::ofstream(folder / "short.csv") << "A,C\n1\n";
  read_joint(read_yaml("[{empirical: {file: short.csv}}]", "test.yaml", problems), {"A", "B", "C"}, folder.string(),
             problems);
  EXPECT_FALSE(problems.empty());
}

TEST(Joint, WhatMakesNoGroupIsRefused) {
  for (const char* yaml :
       {"[{dirichlet: {names: [A], counts: [2]}}]",
        "[{multinormal: {names: [A, B], means: [1, 2], covariance: [[1, 2], [2, 1]]}}]",
        "[{dirichlet: {names: [A, D], counts: [2, 3]}}]", "[{dirichlets: {names: [A, B], counts: [2, 3]}}]"}) {
    Problems problems;
    joint_of(yaml, problems);
    EXPECT_EQ(problems.size(), 1U) << yaml << "\n" << problems.text();
  }
}
