// Designs: what is varied, what is shared, and that another input moves nothing.
#include "sim/study/design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "sim/study/constraints.hpp"
#include "tests/unit/study/small_factors.hpp"

using namespace sim;
using namespace sim::study;
using analysis::RowRole;

TEST(OneWay, EachInputGoesToItsEndsAndNothingElseMoves) {
  const auto rows = one_way(uniform_factors({"b", "a"}), 0.1, 0.9);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].what.role, RowRole::centre);
  EXPECT_EQ(rows[0].value, (std::vector<double>{5, 5}));
  EXPECT_DOUBLE_EQ(rows[1].value[0], 1);
  EXPECT_DOUBLE_EQ(rows[4].value[1], 9);
  EXPECT_EQ(rows[4].what.input, 1U);
  for (const auto& row : rows) EXPECT_EQ(row.luck, shared_luck());
}

TEST(Grid, HasEveryCombination) {
  Factors factors;
  for (const char* name : {"x", "y"}) {
    Factor f;
    f.name = name;
    f.levels = {"1", "2", "3"};
    factors.all.push_back(f);
  }
  factors.all[1].levels.pop_back();
  std::set<std::vector<double>> points;
  for (const auto& row : grid(factors)) points.insert(row.value);
  EXPECT_EQ(points.size(), 6U);
}

TEST(LatinHypercube, HasOnePointInEachShareOfEveryInput) {
  constexpr std::uint32_t kN = 50;
  const auto rows = latin_hypercube(uniform_factors({"a", "b", "c"}), kN, 9);
  for (std::size_t f = 0; f < 3; ++f) {
    std::set<int> cells;
    for (const auto& row : rows) cells.insert(static_cast<int>(row.place[f] * kN));
    EXPECT_EQ(cells.size(), kN);
  }
}

TEST(Psa, AnotherInputMovesNoOther) {
  const auto two = psa(uniform_factors({"a", "b"}), 20, 5), three = psa(uniform_factors({"a", "aa", "b"}), 20, 5);
  for (std::size_t d = 0; d < 20; ++d) {
    EXPECT_EQ(two[d].value[0], three[d].value[0]);
    EXPECT_EQ(two[d].value[1], three[d].value[2]);
    EXPECT_EQ(two[d].luck, (Luck{luck::kRun, static_cast<std::uint32_t>(d)}));
  }
}

TEST(Morris, EveryInputMovesOnceByHalfTheRange) {
  const auto rows = morris(uniform_factors({"a", "b", "c"}), 6, 8, 1);
  ASSERT_EQ(rows.size(), 24U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    EXPECT_EQ(row.luck, luck_of_trajectory(row.what.block));
    if (row.what.step == 0) continue;
    std::vector<double> moved;
    for (std::size_t f = 0; f < 3; ++f)
      if (row.place[f] != rows[i - 1].place[f]) moved.push_back(static_cast<double>(f));
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved[0], row.what.input);
    EXPECT_DOUBLE_EQ(std::abs(row.place[row.what.input] - rows[i - 1].place[row.what.input]), 0.5);
  }
  EXPECT_FALSE(luck_of_trajectory(0) == luck_of_trajectory(1));
}

TEST(SobolIndices, AbTakesOneInputFromBAndTheLuckOfA) {
  const auto rows = sobol_indices(uniform_factors({"a", "b"}), 8, 2, 3);
  ASSERT_EQ(rows.size(), 8U * 4U);
  for (std::size_t i = 0; i < rows.size(); i += 4) {
    const auto &a = rows[i], &b = rows[i + 1];
    EXPECT_EQ(a.what.role, RowRole::a);
    EXPECT_EQ(b.what.role, RowRole::b);
    EXPECT_FALSE(a.luck == b.luck);
    for (std::size_t f = 0; f < 2; ++f) {
      const auto& ab = rows[i + 2 + f];
      EXPECT_EQ(ab.luck, a.luck);
      EXPECT_EQ(ab.place[f], b.place[f]);
      EXPECT_EQ(ab.place[1 - f], a.place[1 - f]);
    }
  }
  EXPECT_FALSE(rows[0].luck == rows[4].luck);
  EXPECT_EQ(rows.back().what.scramble, 1U);
}

TEST(Constraints, BrokenDrawsAreDrawnAgainAndCounted) {
  const auto factors = uniform_factors({"a", "b"});
  Problems problems;
  const auto constraints = read_constraints({"a < b"}, factors, {}, problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  const auto before = psa(factors, 200, 4);
  auto rows = before;
  redraw(rows, factors, constraints, 4);
  std::uint32_t redraws = 0;
  for (std::size_t d = 0; d < rows.size(); ++d) {
    EXPECT_LT(rows[d].value[0], rows[d].value[1]);
    if (before[d].value[0] < before[d].value[1]) {
      EXPECT_EQ(rows[d].value, before[d].value);  // A draw that holds is kept.
    }
    redraws += rows[d].redraws;
  }
  EXPECT_NEAR(redraws, 200, 60);  // Each attempt fails with 1/2: mean 200, standard deviation 20.
}

TEST(Constraints, WhatCannotBeUnderstoodOrMetIsRefused) {
  const auto factors = uniform_factors({"a", "b"});
  Problems problems;
  read_constraints({"a ~ b", "a < c", "a < b < a"}, factors, {}, problems);
  EXPECT_EQ(problems.size(), 3U);
  Problems none;
  auto rows = psa(factors, 1, 1);
  const auto impossible = read_constraints({"a > 11"}, factors, {}, none);
  EXPECT_THROW(redraw(rows, factors, impossible, 1), std::invalid_argument);
}
