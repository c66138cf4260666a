#include "models/history/life_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "models/history/death.hpp"

namespace {

std::string shipped() {
  std::ifstream file(CAREPATH_SOURCE "/configs/evidence/us_life_table_2015.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<models::LifeTable> parse(const std::string& text, sim::Problems& problems) {
  return models::parse_life_table(text, "table.csv", {}, problems);
}

TEST(LifeTable, TheShippedOneIsRead) {
  sim::Problems problems;
  const auto table = parse(shipped(), problems);
  ASSERT_TRUE(table) << problems.text();
  ASSERT_EQ(table->female.size(), 111U);
  EXPECT_DOUBLE_EQ(table->female[60], 0.00669);
  EXPECT_DOUBLE_EQ(table->male[60], 0.011437);
  EXPECT_DOUBLE_EQ(table->female[9], 8.3e-5);
}

// Survival is the product of exp(-rate) over the years of age; checked at 60 to 90 against the table itself.
TEST(LifeTable, HazardsGiveTheSurvivalOfTheTable) {
  sim::Problems problems;
  const auto table = parse(shipped(), problems);
  ASSERT_TRUE(table);
  const auto hazard = sim::Hazard::table(0, 1, table->male);
  double sum = 0;
  for (std::size_t age = 60; age < 90; ++age) {
    EXPECT_NEAR(hazard.between(60, static_cast<double>(age)), sum, 1e-12);
    sum += table->male[age];
  }
  EXPECT_NEAR(std::exp(-hazard.between(60, 90)), 0.2298, 1e-3);  // men of 60 who reach 90
  EXPECT_NEAR(hazard.when(60, hazard.between(60, 77.25)), 77.25, 1e-9);
}

TEST(LifeTable, ALineThatIsNotNumbersIsRefusedByLine) {
  sim::Problems problems;
  EXPECT_FALSE(parse("Year,Age,Female,Male,Total\n2015,0,0.005,x,0.006\n", problems));
  EXPECT_NE(problems.text().find("line 2"), std::string::npos);
}

TEST(LifeTable, AMissingAgeIsRefused) {
  sim::Problems problems;
  EXPECT_FALSE(parse("Year,Age,Female,Male,Total\n2015,0,0.005,0.005,0.006\n2015,2,0.005,0.005,0.006\n", problems));
  EXPECT_NE(problems.text().find("line 3"), std::string::npos);
}

TEST(LifeTable, AnotherHeaderIsRefused) {
  sim::Problems problems;
  EXPECT_FALSE(parse("Age,Female,Male\n0,0.1,0.1\n", problems));
}

TEST(LifeTable, ANegativeRateIsRefused) {
  sim::Problems problems;
  EXPECT_FALSE(parse("Year,Age,Female,Male,Total\n2015,0,-0.005,0.005,0.006\n", problems));
}

TEST(LifeTable, TooFewAgesAreRefused) {
  sim::Problems problems;
  EXPECT_FALSE(parse("Year,Age,Female,Male,Total\n2015,0,0.005,0.005,0.006\n", problems));
  EXPECT_FALSE(parse("", problems));
}

TEST(Death, UseDisorderAddsItsExcessAndMedicationLeavesAShareOfIt) {
  sim::Problems problems;
  const auto table = parse(shipped(), problems);
  ASSERT_TRUE(table);
  const models::DeathClock clock({.life_table = "", .therapy = 1.45, .disorder = 2, .on_medication = 0.47}, *table);
  const auto ratio = [&](models::Oud state, bool prescribed) {
    return clock.ratio(static_cast<std::uint8_t>(state), prescribed);
  };
  EXPECT_DOUBLE_EQ(ratio(models::Oud::none, true), 1.45);
  EXPECT_DOUBLE_EQ(ratio(models::Oud::active_undetected, true), 2.9);
  EXPECT_DOUBLE_EQ(ratio(models::Oud::on_medication, true), 1.45 * 1.47);
  EXPECT_DOUBLE_EQ(ratio(models::Oud::remission, true), 1.45);
  EXPECT_DOUBLE_EQ(ratio(models::Oud::on_medication, false), 1.45 * 1.47);
  EXPECT_DOUBLE_EQ(ratio(models::Oud::none, false), 1);  // never on therapy
}

}  // namespace
