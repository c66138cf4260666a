#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "history_model.hpp"
#include "models/history/targets.hpp"

namespace {

using namespace history_test;

class Shipped : public testing::TestWithParam<const char*> {};

TEST_P(Shipped, PopulationGivesACompleteCatalogue) {
  const sim::Catalogue c = catalogue(population(GetParam()), history());
  ASSERT_TRUE(c.nature);
  ASSERT_TRUE(c.cohort);
  EXPECT_EQ(c.nature->clocks.size(), 20U);
  EXPECT_EQ(c.nature->clocks.front()->name(), "death");
  EXPECT_EQ(c.targets.size(), models::target::kCount);
  EXPECT_LE(c.subgroups.size(), 32U);
  EXPECT_LT(c.visit_measure, c.measures.size());
  EXPECT_EQ(c.measures[c.visit_measure].name, "visits_per_year");
}

INSTANTIATE_TEST_SUITE_P(All, Shipped, testing::Values("ppact_like", "topcare_like", "medication_for_oud"));

TEST(Catalogue, NamesAreGivenOnce) {
  const sim::Catalogue c = catalogue(population("ppact_like"), history());
  std::set<std::string> seen;
  for (const auto& m : c.measures) EXPECT_TRUE(seen.insert(m.name).second) << m.name;
  seen.clear();
  for (const auto& clock : c.nature->clocks) EXPECT_TRUE(seen.insert(clock->name()).second) << clock->name();
  seen.clear();
  for (const auto& o : c.outcomes) EXPECT_TRUE(seen.insert(o.spec.name).second) << o.spec.name;
}

TEST(Catalogue, MeasuresThatProgrammesNameAreThere) {
  const sim::Catalogue c = catalogue(population("ppact_like"), history());
  for (const char* name :
       {"pegs", "phq", "gad", "disability", "mme", "age", "female", "depressed", "oud_active", "on_medication",
        "long_term_opioids", "benzodiazepine", "guideline_concordant", "responder", "visits_per_year", "interested"})
    EXPECT_NO_THROW(models::index_of(c.measures, name)) << name;
  EXPECT_THROW(models::index_of(c.measures, "mood"), sim::BrokenRule);
}

TEST(Catalogue, EveryNumberOfTheHistoryNamesItsSource) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence()};
  sim::read<models::HistoryNumbers>(history(), "history", reading);
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_GT(reading.uses.size(), 100U);
  for (const auto& use : reading.uses) EXPECT_FALSE(use.source.empty()) << use.path;
}

TEST(Catalogue, TwentyDrawsOfAllNumbersGiveACatalogueEach) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence()};
  models::catalogue(population("ppact_like"), history(), economics(), reading, kConfigs);
  ASSERT_TRUE(problems.empty()) << problems.text();
  for (std::uint32_t draw = 0; draw < 20; ++draw) {
    const auto values = sim::draw_parameters(reading.parameters, 7, draw);
    EXPECT_NO_THROW(catalogue(population("ppact_like"), history(), &values)) << "seed 7, draw " << draw;
  }
}

TEST(Catalogue, AnUnknownEraIsRefusedWithTheOnesThereAre) {
  sim::Value p = population("ppact_like");
  p.set("era", {}, sim::Value::scalar("future", {}));
  try {
    catalogue(p, history());
    FAIL() << "not refused";
  } catch (const sim::ConfigError& e) {
    EXPECT_TRUE(e.problems.has("config/choice"));
    EXPECT_NE(e.problems.text().find("safety_net_2014_16"), std::string::npos);
  }
}

TEST(Catalogue, AMissingEraIsRefused) {
  sim::Value p = population("ppact_like");
  p.remove("era");
  EXPECT_THROW(catalogue(p, history()), sim::ConfigError);
}

TEST(Catalogue, ALoopOfPainAndMoodThatRunsAwayIsRefused) {
  sim::Value h = history();
  h.find("mood")->set("to_pain_per_5", {}, sim::Value::scalar("4.9", {}));
  h.find("mood")->set("from_pain", {}, sim::Value::scalar("4.9", {}));
  try {
    catalogue(population("ppact_like"), h);
    FAIL() << "not refused";
  } catch (const sim::ConfigError& e) {
    EXPECT_TRUE(e.problems.has("config/contradiction"));
  }
}

TEST(Catalogue, ALifeTableThatIsNotThereIsRefused) {
  sim::Value h = history();
  h.find("death")->set("life_table", {}, sim::Value::scalar("evidence/nowhere.csv", {}));
  EXPECT_THROW(catalogue(population("ppact_like"), h), sim::ConfigError);
}

TEST(Retention, EachReadingOfTheLiteratureHasItsOwnSurvival) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence()};
  auto n = sim::read<models::HistoryNumbers>(history(), "history", reading).disorder.retention;
  ASSERT_TRUE(problems.empty()) << problems.text();
  using Choice = models::DisorderNumbers::Retention::Choice;
  const auto survival = [&n](Choice choice, double years) {
    n.choice = choice;
    const auto w = n.weibull();
    return std::exp(-w.rate * std::pow(years, w.shape));
  };
  EXPECT_NEAR(survival(Choice::observational, 1), 0.57, 1e-9);    // G57
  EXPECT_NEAR(survival(Choice::observational, 3), 0.384, 1e-9);   // G57
  EXPECT_NEAR(survival(Choice::first_episodes, 1), 0.16, 0.005);  // G58 says S(12) = 0.16
  EXPECT_NEAR(survival(Choice::constant, 1), 0.19, 0.005);        // G59 says S(1 year) = 0.19
}

TEST(Responder, NeedsBothThirtyPercentAndAPoint) {
  EXPECT_TRUE(models::responder(6, 4.2));
  EXPECT_FALSE(models::responder(6, 4.3));
  EXPECT_FALSE(models::responder(2, 1.2));
  EXPECT_TRUE(models::responder(2, 1));
}

}  // namespace
