// The table between a study and its analysis.
#include "sim/analysis/study_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/check.hpp"

using namespace sim::analysis;

namespace {

StudyTable two_rows() {
  StudyTable t;
  t.parameters = {{.name = "p", .unit = "", .source = "", .provenance = "assumption"}};
  t.scenarios = {"usual care", "group CBT"};
  t.outcomes = {{"cost", "USD", OutcomeRole::cost}, {"QALYs", "", OutcomeRole::effect}};
  t.rows = {{.id = 7, .role = RowRole::draw, .block = 1}, {.id = 3, .role = RowRole::draw, .block = 0}};
  t.replicates = 2;
  t.value = {0.1, 0.2};
  for (int i = 0; i < 2 * 2 * 2 * 2; ++i) t.result.push_back(i * i);
  return t;
}

}  // namespace

TEST(StudyTable, DifferencesArePairedByReplicate) {
  const StudyTable t = two_rows();
  EXPECT_EQ(values_of(t, 0, {1, 1, false}), (std::vector<double>{25, 49}));
  EXPECT_EQ(values_of(t, 0, {1, 1, true}), (std::vector<double>{25 - 1, 49 - 9}));
  EXPECT_EQ(target_words(t, {1, 1, true}), "QALYs, group CBT against usual care");
  EXPECT_EQ(all_targets(t).size(), 2U);
  EXPECT_EQ(outcome_of_role(t, OutcomeRole::effect), 1U);
}

TEST(StudyTable, ShorterRowsEndWhereTheirReplicatesEnd) {
  StudyTable t = two_rows();
  t.result[t.at_result(1, 0, 1, 0)] = std::nan("");
  EXPECT_EQ(values_of(t, 1, {0, 0, false}), (std::vector<double>{64}));
  EXPECT_EQ(values_of(t, 1, {0, 1, true}).size(), 1U);
}

TEST(StudyTable, WhereTheReferenceHasNoNumberTheScenarioItselfIsTheTarget) {
  StudyTable t = two_rows();
  for (std::size_t row = 0; row < 2; ++row)
    for (std::size_t r = 0; r < 2; ++r) t.result[t.at_result(row, 0, r, 1)] = std::nan("");
  const auto targets = all_targets(t);
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_TRUE(targets[0].difference);
  EXPECT_FALSE(targets[1].difference);
  EXPECT_EQ(values_of(t, 0, targets[1]), (std::vector<double>{25, 49}));
  EXPECT_EQ(target_words(t, targets[1]), "QALYs, group CBT");
}

TEST(StudyTable, RowsAreJoinedByBlockAndAFailureTakesItsBlock) {
  StudyTable t = two_rows();
  EXPECT_EQ(sound_rows(t, RowRole::draw), (std::vector<std::size_t>{1, 0}));
  t.rows[0].failed = true;
  EXPECT_EQ(sound_rows(t, RowRole::draw), (std::vector<std::size_t>{1}));
  EXPECT_EQ(failed_blocks(t), 1U);
}

TEST(StudyTable, WrongShapesAreRefused) {
  EXPECT_NO_THROW(check_shapes(two_rows()));
  StudyTable t = two_rows();
  t.result.pop_back();
  EXPECT_THROW(check_shapes(t), sim::BrokenRule);
  t = two_rows();
  t.rows[0].id = 3;
  EXPECT_THROW(check_shapes(t), sim::BrokenRule);
  t = two_rows();
  t.rows[0].role = RowRole::ab;
  EXPECT_THROW(check_shapes(t), sim::BrokenRule);
}
