// The report of made-up studies: known answers in its words, figures and tables; thousands of draws; damaged ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/report/build_study_report.hpp"
#include "app/study/table_text.hpp"
#include "sim/analysis/words.hpp"

using namespace app;

namespace {

using sim::analysis::OutcomeRole;
using sim::analysis::RowRole;

// A number in [0, 1) that fills the interval evenly.
double even(std::size_t i, double by) { return std::fmod(by * static_cast<double>(i + 1), 1.0); }

// Scenario s costs 1000 s more and gives s x theta / 10 more QALYs; theta is even between 0 and 0.4.
sim::study::StageResult psa(std::size_t scenarios, std::size_t draws) {
  sim::study::StageResult stage;
  stage.name = "psa";
  auto& t = stage.table;
  t.title = "Made up";
  t.method = "psa";
  t.outcomes = {{"cost", "USD", OutcomeRole::cost}, {"qaly", "QALY", OutcomeRole::effect}, {"year_1", "USD"}};
  t.parameters = {{"A1", "points", "a source", "published", 0.2, "what A1 is"},
                  {"A2", "", "nobody", "assumption", 0.5, "what A2 is"}};
  t.replicates = 2;
  for (std::size_t s = 0; s < scenarios; ++s) t.scenarios.push_back("scenario " + std::to_string(s));
  for (std::size_t d = 0; d < draws; ++d) {
    const double theta = 0.4 * even(d, 0.618033988749895), idle = even(d, 0.414213562373095);
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = static_cast<std::uint32_t>(d)});
    t.value.insert(t.value.end(), {theta, idle});
    t.place.insert(t.place.end(), {theta / 0.4, idle});
    for (std::size_t s = 0; s < scenarios; ++s)
      for (std::size_t r = 0; r < 2; ++r)
        t.result.insert(t.result.end(), {1000.0 * static_cast<double>(s), 1 + static_cast<double>(s) * theta / 10,
                                         500.0 * static_cast<double>(s)});
    stage.luck.push_back({1, static_cast<std::uint32_t>(d)});
    stage.redraws.push_back(0);
    stage.failures.emplace_back();
  }
  return stage;
}

StoredStudy study_of(sim::study::StageResult stage) {
  StoredStudy study;
  study.file.title = "Made up";
  study.file.seed = "7";
  study.result.stages = {std::move(stage)};
  study.result.decision.budget = {100, {"year_1"}, {0.5}, 0};
  study.answer = answer_of(study.result);
  return study;
}

const Section* find(const Report& report, const std::string& id) {
  for (const auto& section : report.sections)
    if (section.id == id) return &section;
  return nullptr;
}

const Figure* figure(const Section& section, const std::string& id) {
  for (const auto& f : section.figures)
    if (f.id == id) return &f;
  return nullptr;
}

}  // namespace

TEST(StudyReport, WhatAnInputIsStandsOnceInASentence) {
  const Answer answer = study_of(psa(2, 200)).answer;
  std::size_t sentences = 0;
  for (const std::string& headline : answer.stages[0].headlines) {
    const auto first = headline.find("what A1 is");
    if (first == std::string::npos) continue;
    ++sentences;
    EXPECT_EQ(headline.find("what A1 is", first + 1), std::string::npos) << headline;
  }
  EXPECT_GT(sentences, 0U);
}

TEST(StudyReport, SaysWhatAPsaSays) {
  const StoredStudy study = study_of(psa(2, 200));
  const Report report = report_of(study, {});
  for (const char* id : {"worth", "sure", "research", "budget", "outcomes", "studied", "inputs", "limits", "again"})
    EXPECT_NE(find(report, id), nullptr) << id;
  // At 100,000 a QALY theta must pass 0.1: three draws of four.
  EXPECT_NE(report.in_short[0].find("scenario 1 is the best choice on average; it is best in 75 % of draws"),
            std::string::npos)
      << report.in_short[0];
  EXPECT_EQ(find(report, "sure")->notes.at(0),
            "The best choice on average changes with the price of a QALY: at the lowest scenario 0; from 50,000 USD "
            "scenario 1.");
  const Section& research = *find(report, "research");
  ASSERT_NE(figure(research, "evppi"), nullptr);
  EXPECT_EQ(figure(research, "evppi")->table.rows[0][0], "A1: what A1 is");
  EXPECT_EQ(find(report, "budget")->tables[0].table.rows[0],
            (std::vector<std::string>{"scenario 1", "1", "50 %", "25,000", "25,000"}));
  EXPECT_EQ(find(report, "worth")->figures[0].data.rows.size(), 201U);  // Every draw, and the reference at zero.
}

TEST(StudyReport, AReferenceThatIsNotFirstIsQuietAndTheOthersKeepTheirColours) {
  auto stage = psa(3, 60);
  stage.table.reference = 2;
  const StoredStudy study = study_of(std::move(stage));
  const Report report = report_of(study, {});
  const auto& legend = find(report, "worth")->figures[0].legend;
  EXPECT_EQ(legend[2].look.colour, look_of(0).colour);
  EXPECT_EQ(legend[0].look.colour, look_of(1).colour);
  EXPECT_EQ(legend[1].look.colour, look_of(2).colour);
}

TEST(StudyReport, TooFewDrawsAreSaid) {
  const StoredStudy study = study_of(psa(2, 1));
  const Report report = report_of(study, {});
  EXPECT_EQ(find(report, "worth"), nullptr);
  const auto& notes = find(report, "limits")->notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(),
                          [](const auto& n) { return n.find("fewer than two whole draws") != std::string::npos; }));
  const std::string page = page_of(report);
  for (const char* bad : {">nan", " nan", "NaN", ">inf", " inf "}) EXPECT_EQ(page.find(bad), std::string::npos) << bad;
}

TEST(StudyReport, WhatItSaidComesBackFromItsTable) {
  const StoredStudy study = study_of(psa(2, 60));
  const sim::Table table = sentences_table(study.answer);
  std::size_t sentences = 0;
  for (const auto& stage : study.answer.stages) sentences += stage.headlines.size() + stage.notes.size();
  EXPECT_GT(sentences, 5U);
  EXPECT_EQ(sim::rows_of(table), sentences);
}

TEST(StudyTables, AnIntervalStandsInTheCellOfItsNumber) {
  using sim::analysis::Estimate;
  const auto text = [](std::vector<std::string> what) {
    sim::analysis::TableMaker table("points", "result", "Every target.");
    table.text("target", "Outcome.", {"wait", "wait"});
    table.number("parameter_1", "", "staff.nurse.fte.", {1, 2});
    table.estimate("mean", "day", "Mean.", {{12, 1, 10, 14}, {8, 1, std::nan(""), std::nan("")}})
        .interval(std::move(what));
    return table_text(table.take(), {});
  };
  EXPECT_EQ(text({"t over runs", "t over runs"}),
            "\nEvery target. In brackets: t over runs.\n"
            "target  staff.nurse.fte           mean\n"
            "                                   day\n"
            "--------------------------------------\n"
            "wait                  1  12 (10 to 14)\n"
            "wait                  2              8\n");
  EXPECT_NE(text({"t over runs", "none"}).find("interval"), std::string::npos) << "where they differ, line by line";
}

TEST(StudyReport, ARareOutcomeSaysWhatItsRangeIs) {
  auto stage = psa(2, 60);
  auto& t = stage.table;
  t.outcomes.push_back({"overdoses", "", OutcomeRole::other, 0.001, false});
  std::vector<double> results;
  for (std::size_t i = 0; i < t.result.size(); i += 3) {
    results.insert(results.end(), t.result.begin() + static_cast<long>(i), t.result.begin() + static_cast<long>(i) + 3);
    results.push_back(0);
  }
  t.result = results;
  const StoredStudy study = study_of(std::move(stage));
  const Report report = report_of(study, {});
  const auto& rows = find(report, "outcomes")->tables[0].table.rows;
  const auto& last = rows.back();
  EXPECT_EQ(last[0], "overdoses, scenario 1 against scenario 0");
  EXPECT_EQ(last.back(), "of the mean: draws cannot be told from luck");
  EXPECT_EQ(rows[0].back(), "the same in every run");        // 1,000 USD
  EXPECT_EQ(rows[1].back(), "95 % of draws, without luck");  // QALYs
}

TEST(StudyReport, TheStepsOfASearchAreToldAgain) {
  auto stage = psa(2, 1);
  stage.name = "enough";
  auto& t = stage.table;
  t.method = "capacity";
  t.parameters = {{"staff.nurse.fte", "", "", "setting"}};
  t.outcomes = {{"wait", "day"}};
  t.replicates = 4;
  t.rows.clear(), t.value.clear(), t.place.clear(), t.result.clear();
  stage.luck.clear(), stage.redraws.clear(), stage.failures.clear();
  // Levels 0, 1, 2 are 1, 2, 3 nurses; waits of 90, 40 and 20 days, give or take.
  const std::pair<std::uint64_t, double> levels[] = {{2, 20}, {1, 40}, {0, 90}};
  for (const auto& [level, wait] : levels) {
    t.rows.push_back({.id = level, .role = RowRole::point, .block = static_cast<std::uint32_t>(level)});
    t.value.push_back(static_cast<double>(level + 1));
    for (int s = 0; s < 2; ++s)
      for (int r = 0; r < 4; ++r) t.result.push_back(wait + 0.1 * r);
    stage.luck.push_back({1, 0});
    stage.redraws.push_back(0);
    stage.failures.emplace_back();
  }
  stage.search = {"wait < 56", "scenario 1", 0.95, 3, 4, 16};
  stage.answer = "The smallest is 2.";
  StoredStudy study;
  study.result.stages = {stage};
  study.answer = answer_of(study.result);
  const Report report = report_of(study, {});
  const Section* enough = find(report, "enough");
  ASSERT_NE(enough, nullptr);
  EXPECT_EQ(enough->answer, "The smallest is 2.");
  const auto& steps = enough->tables[0].table.rows;
  ASSERT_EQ(steps.size(), 3U);  // The greatest first, then the middle of what is left.
  const std::string words[] = {"3 enough", "2 enough", "1 not enough"};
  std::vector<std::string> seen;
  for (const auto& step : steps) seen.push_back(step[1] + " " + step[4]);
  for (const auto& wanted : words) EXPECT_EQ(std::count(seen.begin(), seen.end(), wanted), 1) << wanted;
  EXPECT_EQ(enough->figures.size(), 1U);
}

TEST(StudyReport, OfFiveThousandDrawsAndEightScenariosIsUnderTwoMegabytes) {
  StoredStudy study = study_of(psa(8, 5000));
  EXPECT_LT(page_of(report_of(study, {})).size(), 2'000'000U);
}
