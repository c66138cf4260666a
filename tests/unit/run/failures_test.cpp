#include "sim/run/failures.hpp"

#include <gtest/gtest.h>

using namespace sim;

// Two scenarios, `draws` draws, `replicates` replicates, one block each.
static Plan plan_of(std::uint32_t draws, std::uint32_t replicates) {
  Plan plan;
  plan.draws = draws;
  for (std::uint32_t s = 0; s < 2; ++s)
    for (std::uint32_t d = 0; d < draws; ++d)
      for (std::uint32_t r = 0; r < replicates; ++r) plan.units.push_back({s, d, r, 0, 1});
  return plan;
}

TEST(Failures, TakeTheirDrawFromAllScenarios) {
  const Kept kept = kept_of(plan_of(4, 2), 2, {{5, "fault", true}, {8 + 3, "fault", true}});  // draw 2; draw 1
  EXPECT_EQ(kept.draws, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(kept.replicates, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Failures, TakeTheirReplicateWhereThereIsOneDraw) {
  const Kept kept = kept_of(plan_of(1, 5), 5, {{5 + 4, "fault", true}, {4, "fault", true}, {1, "fault", true}});
  EXPECT_EQ(kept.draws, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(kept.replicates, (std::vector<std::uint32_t>{0, 2, 3}));
}

TEST(Failures, LeaveAllWhereThereIsNone) {
  const Kept kept = kept_of(plan_of(3, 1), 1, {});
  EXPECT_EQ(kept.draws.size(), 3U);
  EXPECT_EQ(kept.replicates.size(), 1U);
}
