// A study goes into the tables of a result file and comes back the same.
#include "sim/study/result_tables.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace sim;
using namespace sim::study;

namespace {

StageResult stage_with(const std::string& name, std::size_t inputs, std::size_t rows, std::size_t replicates) {
  StageResult s;
  s.name = name;
  s.table.title = "A test";
  s.table.method = "psa";
  s.table.scenarios = {"usual care", "group CBT"};
  s.table.outcomes = {{"cost", "USD", analysis::OutcomeRole::cost}, {"wait", "day"}};
  s.table.replicates = replicates;
  for (std::size_t i = 0; i < inputs; ++i)
    s.table.parameters.push_back({"A" + std::to_string(i), "points", "a source", "published", 0.5, "what it is"});
  for (std::size_t i = 0; i < rows; ++i) {
    s.table.rows.push_back(
        {.id = i, .role = analysis::RowRole::draw, .block = static_cast<std::uint32_t>(i), .failed = i == 1});
    s.luck.push_back({1, static_cast<std::uint32_t>(i)});
    s.redraws.push_back(0);
    s.failures.push_back(i == 1 ? "why" : "");
    for (std::size_t f = 0; f < inputs; ++f) {
      s.table.value.push_back(static_cast<double>(10 * i + f));
      s.table.place.push_back(0.25);
    }
    for (std::size_t k = 0; k < 2 * replicates * 2; ++k) s.table.result.push_back(static_cast<double>(100 * i + k));
  }
  return s;
}

}  // namespace

TEST(ResultTables, CountsAndCautionsComeBackAndOlderFilesHaveNone) {
  StudyResult study;
  study.stages = {stage_with("first", 1, 2, 1)};
  auto& table = study.stages[0].table;
  table.outcomes = {{"alive", "", analysis::OutcomeRole::other, 0.01, true}, {"wait", "day"}};
  table.parameters[0].caution = "it misleads";
  auto tables = to_tables(study);
  const auto back = from_tables(tables, "A test").stages[0].table;
  EXPECT_EQ(back.outcomes[0].step, 0.01);
  EXPECT_TRUE(back.outcomes[0].share);
  EXPECT_EQ(back.outcomes[1].step, 0);
  EXPECT_FALSE(back.outcomes[1].share);
  EXPECT_EQ(back.parameters[0].caution, "it misleads");
  for (Table& t : tables)
    std::erase_if(t.columns, [&](const TableColumn& c) {
      return (t.name == "study_outcomes" && (c.name == "step" || c.name == "share")) ||
             (t.name == "factors" && c.name == "caution");
    });
  const auto older = from_tables(tables, "A test").stages[0].table;
  EXPECT_EQ(older.outcomes[0].step, 0);
  EXPECT_FALSE(older.outcomes[0].share);
  EXPECT_EQ(older.parameters[0].caution, "");
}

TEST(ResultTables, ComeBackTheSame) {
  StudyResult study;
  study.stages = {stage_with("first", 2, 3, 2), stage_with("second", 1, 4, 1)};
  study.decision.headline = 50'000;
  study.decision.budget = {1000, {"cost", "wait"}, {0.25, 0.5}, 0.03};
  study.decision.trials = {{"a trial", {{100, 200}, {{"A0", analysis::MeasuredAs::difference, 2.5}}}}};
  study.stages[0].search = {"wait < 56", "group CBT", 0.9, 8, 10, 160};
  const auto back = from_tables(to_tables(study), "A test");
  ASSERT_EQ(back.stages.size(), 2U);
  EXPECT_EQ(back.decision.headline, 50'000);
  EXPECT_EQ(back.decision.budget.people, 1000);
  EXPECT_EQ(back.decision.budget.spending, study.decision.budget.spending);
  EXPECT_EQ(back.decision.budget.uptake, study.decision.budget.uptake);
  EXPECT_EQ(back.decision.budget.discount, 0.03);
  ASSERT_EQ(back.decision.trials.size(), 1U);
  EXPECT_EQ(back.decision.trials[0].first, "a trial");
  EXPECT_EQ(back.decision.trials[0].second.people, (std::vector<double>{100, 200}));
  EXPECT_EQ(back.decision.trials[0].second.measures[0].parameter, "A0");
  EXPECT_EQ(back.decision.trials[0].second.measures[0].as, analysis::MeasuredAs::difference);
  EXPECT_EQ(back.decision.trials[0].second.measures[0].sd, 2.5);
  EXPECT_EQ(back.stages[0].search.such_that, "wait < 56");
  EXPECT_EQ(back.stages[0].search.levels, 8U);
  EXPECT_EQ(back.stages[0].search.most, 160U);
  for (std::size_t s = 0; s < 2; ++s) {
    const auto &a = study.stages[s].table, &b = back.stages[s].table;
    EXPECT_EQ(a.value, b.value);
    EXPECT_EQ(a.place, b.place);
    EXPECT_EQ(a.result, b.result);
    EXPECT_EQ(a.replicates, b.replicates);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    EXPECT_EQ(b.rows[1].failed, true);
    EXPECT_EQ(b.rows[2].input, analysis::kNoInput);
    EXPECT_EQ(b.parameters.back().name, a.parameters.back().name);
    EXPECT_EQ(b.parameters.back().about, "what it is");
    EXPECT_EQ(b.outcomes[0].role, analysis::OutcomeRole::cost);
    EXPECT_EQ(back.stages[s].luck, study.stages[s].luck);
  }
}

TEST(ResultTables, AMissingTableIsSaid) {
  StudyResult study;
  study.stages = {stage_with("first", 2, 3, 2)};
  auto tables = to_tables(study);
  tables.pop_back();
  EXPECT_THROW(from_tables(tables, "A test"), std::invalid_argument);
}
