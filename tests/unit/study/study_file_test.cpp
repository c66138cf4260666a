// Study files: understood, or refused with what would be right.
#include "sim/study/study_file.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"
#include "sim/study/sequel.hpp"
#include "sim/study/stage.hpp"

using namespace sim;
using namespace sim::study;

namespace {

constexpr const char* kHead = R"(study:
  title: A test
  scenario: x.yaml
  outcomes: {cost: {measure: discounted_cost, role: cost}, wait: wait_day.group_cbt}
)";

StudyFile file_of(const std::string& rest, Problems& problems) {
  Reading reading{problems};
  return read<StudyFile>(read_yaml(kHead + rest, "test.yaml", problems), "", reading);
}

Parameters two_parameters() {
  Parameters parameters;
  for (const char* name : {"A1", "A2"}) {
    EvidenceRow row;
    row.id = name;
    row.value = 0.5;
    row.fitted = row.distribution = Distribution::uniform(0, 1);
    parameters.add(row, -1e9, 1e9);
  }
  return parameters;
}

std::vector<Stage> stages_of(const std::string& rest, Problems& problems) {
  const auto file = file_of(rest, problems);
  if (!problems.empty()) return {};
  return make_stages(file, two_parameters(), {{{"A1", "A2"}, Matrix::identity(2)}}, "", problems);
}

// A2 is A1 at a later time.
Parameters one_quantity_at_two_times() {
  Parameters parameters = two_parameters();
  EvidenceRow late;
  late.id = "A2";
  late.value = 0.25;
  late.fitted = late.distribution = Distribution::uniform(0, 0.5);
  late.moves_with = "A1";
  parameters.add(late, -1e9, 1e9);
  return parameters;
}

bool refused(const std::string& rest, const std::string& words) {
  Problems problems;
  stages_of(rest, problems);
  const bool found = problems.text().find(words) != std::string::npos;
  EXPECT_TRUE(found) << problems.text();
  return found;
}

}  // namespace

TEST(StudyFile, MethodsBringTheirOwnSizes) {
  Problems problems;
  const auto stages =
      stages_of("sweep: [{name: p, method: psa}, {name: m, method: morris, parameters: [A1]}]\n", problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(stages[0].fields.replicates, 2U);
  EXPECT_EQ(stages[0].factors.size(), 2U);
  EXPECT_EQ(stages[0].factors.dependence.size(), 1U);
  EXPECT_EQ(planned_rows(stages[0]), 1000U);
  EXPECT_EQ(planned_rows(stages[1]), 20U * 2U);
}

TEST(StudyFile, SobolOnDependentInputsIsRefused) {
  EXPECT_TRUE(refused("sweep: [{name: s, method: sobol}]\n", "need independent inputs"));
}

TEST(StudyFile, WhatMovesWithAnInputIsNoInputOfItsOwn) {
  const auto known = one_quantity_at_two_times();
  const auto made = [&](const std::string& rest, Problems& problems) {
    return make_stages(file_of(rest, problems), known, {}, "", problems);
  };
  Problems problems;
  for (const char* method : {"psa", "morris", "sobol", "one_way", "lhs", "sobol_sample"}) {
    const auto stages = made(std::string("sweep: [{name: s, method: ") + method + "}]\n", problems);
    ASSERT_TRUE(problems.empty()) << problems.text();
    ASSERT_EQ(stages[0].factors.size(), 1U) << method;
    ASSERT_EQ(stages[0].factors.followers.size(), 1U) << method;
    EXPECT_EQ(stages[0].factors.followers[0].parameter.name, "A2");
    EXPECT_NEAR(value_beside(stages[0].factors.followers[0].parameter, stages[0].factors.followers[0].leader, 0.8), 0.4,
                1e-12);
  }
  // By itself it is an input like any other; beside the one it moves with it is refused.
  EXPECT_EQ(made("parameters: [A2]\nsweep: [{name: s, method: psa}]\n", problems)[0].factors.followers.size(), 0U);
  ASSERT_TRUE(problems.empty()) << problems.text();
  made("parameters: [A1, A2]\nsweep: [{name: s, method: psa}]\n", problems);
  EXPECT_NE(problems.text().find("'A2' moves with 'A1' in every draw"), std::string::npos) << problems.text();
}

TEST(StudyFile, ACautionGoesWithItsInputIntoEveryDesign) {
  Parameters known;
  EvidenceRow row;
  row.id = "A1";
  row.value = 0.5;
  row.fitted = row.distribution = Distribution::uniform(0, 1);
  row.caution = "it misleads";
  known.add(row, -1e9, 1e9);
  for (const char* design :
       {"psa", "morris", "one_way", "grid, cross: {A1: [0.2, 0.4]}", "list, points: [{A1: 0.2}]"}) {
    Problems problems;
    const auto file = file_of(std::string("sweep: [{name: s, method: ") + design + "}]\n", problems);
    const auto stages = make_stages(file, known, {}, "", problems);
    ASSERT_TRUE(problems.empty()) << problems.text();
    EXPECT_EQ(table_of({}, stages[0], {}).parameters.at(0).caution, "it misleads") << design;
  }
}

TEST(StudyFile, SobolNeedsTwoRuns) {
  EXPECT_TRUE(refused("sweep: [{name: s, method: sobol, replicates: 1}]\n", "need two runs of each row"));
}

TEST(StudyFile, WhatBelongsToAnotherMethodIsRefused) {
  EXPECT_TRUE(refused("sweep: [{name: s, method: psa, cross: {A1: [1]}}]\n", "belongs to the method grid"));
  EXPECT_TRUE(refused("sweep: [{name: s, method: grid}]\n", "cross is missing"));
  EXPECT_TRUE(refused("sweep: [{name: s, method: tornado}]\n", "one_way"));
  EXPECT_TRUE(refused("sweep: [{name: s, method: psa}, {name: s, method: psa}]\n", "two stages are named 's'"));
}

TEST(StudyFile, UnknownInputsAreSuggested) {
  EXPECT_TRUE(refused("parameters: [A1, A3]\nsweep: [{name: s, method: psa}]\n", "no uncertain number 'A3'"));
  EXPECT_TRUE(
      refused("sweep: [{name: s, method: sobol, parameters: {top: 2, from: screen}}]\n", "no earlier Morris stage"));
}

TEST(StudyFile, LevelsAreWrittenAsPeopleWould) {
  Problems problems;
  const auto stages = stages_of(
      "sweep: [{name: g, method: grid, cross: {staff.nurse.fte: {from: 0.1, to: 0.5, step: 0.1}, A1: [0.2, 0.4]}}]\n",
      problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(stages[0].factors.all[0].levels, (std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5"}));
  EXPECT_EQ(first_rows(stages[0], 1).size(), 10U);
}

TEST(StudyFile, ConditionsAreRead) {
  const auto c = read_condition("wait < 56", {"cost", "wait"});
  ASSERT_TRUE(c.has_value());
  EXPECT_EQ(c->outcome, 1U);
  EXPECT_TRUE(c->below);
  EXPECT_EQ(c->limit, 56);
  EXPECT_FALSE(read_condition("wait is short", {"wait"}));
  EXPECT_FALSE(read_condition("weight < 3", {"wait"}));
}

TEST(StudyFile, BudgetsAndTrialsThatMakeNoSenseAreRefused) {
  const auto with = [](const std::string& decision) {
    Problems problems;
    Reading reading{problems};
    std::string head = kHead;
    read<StudyFile>(
        read_yaml(head + "  decision: {" + decision + "}\nsweep: [{name: p, method: psa}]\n", "test.yaml", problems),
        "", reading);
    return problems.text();
  };
  EXPECT_EQ(with("budget: {people: 500, spending: [cost], uptake: [20%]}"), "");
  EXPECT_NE(with("budget: {people: 500, spending: [cost, wait], uptake: [50%, 20%]}").find("must not fall"),
            std::string::npos);
  EXPECT_NE(with("budget: {people: 500, spending: []}").find("names no outcome"), std::string::npos);
  EXPECT_NE(with("trials: {t: {people: [100], measures: [{parameter: A1}]}}").find("sd is missing"), std::string::npos);
  EXPECT_NE(with("trials: {t: {people: [100], measures: [{parameter: A1, as: proportion, sd: 1}]}}")
                .find("does not belong to a proportion"),
            std::string::npos);
  EXPECT_NE(with("trials: {t: {people: [], measures: [{parameter: A1, sd: 1}]}}").find("needs sizes"),
            std::string::npos);
}
