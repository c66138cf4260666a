// Selection of the best and the search for the smallest capacity, on options whose truth is known.
#include <gtest/gtest.h>

#include "known_functions.hpp"
#include "sim/analysis/capacity.hpp"
#include "sim/analysis/select_best.hpp"

using namespace sim::analysis;

namespace {

// Options with mean 0 but the first, which is ahead by `lead`; unit variance, any two correlated by `shared`.
struct Outcome {
  double total = 0, correct = 0;  // mean replications in all, share of right choices
};

Outcome select(std::size_t options, double shared, std::uint32_t repeats) {
  const SelectionRule rule{.indifference = 0.5};
  Outcome out;
  for (std::uint32_t r = 0; r < repeats; ++r) {
    const sim::Draws draws(1000 + options, r);
    std::vector<std::vector<double>> values;
    Selection s;
    for (std::uint32_t n = 0; !s.done; ++n) {
      auto& replicate = values.emplace_back();
      const double common = std::sqrt(shared) * draws.normal(n, sim::purpose("test.common"));
      for (std::uint32_t i = 0; i < options; ++i)
        replicate.push_back((i == 0 ? 0.5 : 0) + common +
                            std::sqrt(1 - shared) * draws.normal(n, sim::purpose("test.own"), i));
      if (n + 1 >= rule.first) s = select_best(values, options, rule);
    }
    for (std::size_t i = 0; i < options; ++i)
      out.total += static_cast<double>(s.dropped_after[i] > 0 ? s.dropped_after[i] : s.replicates) / repeats;
    out.correct += s.best == 0 ? 1.0 / repeats : 0;
  }
  return out;
}

}  // namespace

TEST(SelectBest, WorkAndCorrectnessAsPublished) {
  const Outcome apart3 = select(3, 0, 400), apart6 = select(6, 0, 200);
  EXPECT_NEAR(apart3.total, 77, 6);
  EXPECT_NEAR(apart6.total, 209, 14);
  const Outcome close3 = select(3, 0.9, 400), close6 = select(6, 0.9, 200), half6 = select(6, 0.5, 200);
  EXPECT_NEAR(close3.total, 30, 1.5);
  EXPECT_NEAR(close6.total, 60, 3);
  EXPECT_NEAR(half6.total, 113, 8);
  for (const Outcome& o : {apart3, apart6, close3, close6, half6}) EXPECT_GE(o.correct, 0.95 - 0.02);
}

TEST(SelectBest, EqualOptionsEndAndTheSmallestCanBeBest) {
  std::vector<std::vector<double>> values;
  for (std::uint32_t n = 0; n < 12; ++n) values.push_back({3.0 + n, 1.0 + n, 1.0 + n});
  const Selection s = select_best(values, 3, {.indifference = 0.1, .largest = false});
  EXPECT_TRUE(s.done);
  EXPECT_EQ(s.best, 1U);
  EXPECT_EQ(s.dropped_after[0], 10U);
  EXPECT_EQ(s.replicates, 10U);
  values[10][0] = std::nan("");  // was dropped before
  EXPECT_EQ(select_best(values, 3, {.indifference = 0.1, .largest = false}).best, 1U);
}

TEST(SelectBest, JudgingEndsWhereAnOptionIsMissing) {
  std::vector<std::vector<double>> values(12, {1, 2});
  values[4][1] = std::nan("");
  const Selection s = select_best(values, 2, {.indifference = 0.1});
  EXPECT_FALSE(s.done);
  EXPECT_EQ(s.replicates, 4U);
  EXPECT_EQ(s.left, (std::vector<std::size_t>{0, 1}));
}

namespace {

// Wait at a level: 40 / (level + 1) weeks, plus luck shared by all levels and luck of its own.
double wait(std::size_t level, std::uint32_t repeat, std::uint32_t replicate) {
  const sim::Draws draws(5, repeat);
  return 40.0 / static_cast<double>(level + 1) + 2 * draws.normal(replicate, sim::purpose("test.common")) +
         draws.normal(replicate, sim::purpose("test.own"), static_cast<std::uint32_t>(level));
}

CapacityState search(std::size_t levels, std::uint32_t repeat, const CapacityRule& rule) {
  std::vector<LevelRuns> runs;
  for (;;) {
    const CapacityState state = capacity_search(runs, levels, rule);
    if (state.done) return state;
    auto found = std::find_if(runs.begin(), runs.end(), [&](const LevelRuns& r) { return r.level == state.level; });
    if (found == runs.end()) found = runs.insert(runs.end(), LevelRuns{state.level, {}});
    EXPECT_GT(state.replicates, found->values.size());  // always something new to run
    while (found->values.size() < state.replicates)
      found->values.push_back(wait(state.level, repeat, static_cast<std::uint32_t>(found->values.size())));
  }
}

}  // namespace

TEST(Capacity, FindsTheSmallestLevelWithTheStatedConfidence) {
  // Waits: ... level 4: 8.0, level 5: 6.67 weeks; below 7.4 first holds at level 5.
  int wrong = 0, found = 0;
  for (std::uint32_t r = 0; r < 500; ++r) {
    const CapacityState s = search(16, r, {.limit = 7.4, .most = 320});
    ASSERT_TRUE(s.smallest);
    if (*s.smallest < 5) ++wrong;
    if (*s.smallest == 5) ++found;
  }
  EXPECT_LE(wrong, 25);  // 5 % of 500
  EXPECT_GE(found, 450);
}

TEST(Capacity, SaysWhenNothingIsEnoughAndWhenItIsTooClose) {
  const CapacityState none = search(4, 1, {.limit = 3});
  EXPECT_FALSE(none.smallest);
  EXPECT_EQ(none.visited.size(), 1U);  // the largest level is tried first
  const CapacityState all = search(4, 1, {.limit = 100});
  EXPECT_EQ(all.smallest, 0U);
  EXPECT_FALSE(all.fails);
  const CapacityState close = search(6, 2, {.limit = 8.0, .most = 40});  // level 4 is at 8 exactly
  EXPECT_EQ(close.smallest, 5U);
  EXPECT_EQ(close.fails, 4U);
  EXPECT_TRUE(close.too_close);
  const LevelRuns still{0, std::vector<double>(10, 5.0)};
  EXPECT_EQ(judge_level(still, 2, {.limit = 5}).verdict, Verdict::fails);
  EXPECT_EQ(judge_level(still, 2, {.limit = 4.9, .below = false}).verdict, Verdict::holds);
}
