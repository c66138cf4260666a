#include <gtest/gtest.h>
#include <algorithm>

#include "shipped.hpp"

using namespace models;
using shipped::row;

namespace {

double price(const Economics& e, const char* name) {
  const auto id = e.find(name);
  return id ? e.resources[*id].price : -1;
}

}  // namespace

TEST(Prices, AMinuteOfANurseIsWageTimesFringeTimesOverhead) {
  const auto e = shipped::economics();
  EXPECT_NEAR(price(*e, "minutes of nurse"), 45.42 * 1.43 * 1.3 / 60, 1e-9);  // 1.41 USD
  EXPECT_NEAR(price(*e, "minutes of psychiatrist"), 123.5 * 1.43 * 1.3 / 60, 1e-9);
}

TEST(Prices, EveryRoleThatProgrammesNameHasAPrice) {
  const auto e = shipped::economics();
  for (const char* role :
       {"behaviourist", "nurse", "physical_therapist", "pharmacist", "care_manager", "nurse_care_manager",
        "psychiatrist", "addiction_counsellor", "social_worker", "detailer", "physician", "assistant"})
    EXPECT_GT(price(*e, (std::string("minutes of ") + role).c_str()), 0.3) << role;
  EXPECT_FALSE(e->find("minutes of wizard").has_value());
}

TEST(Prices, AreBroughtToTheYearOfTheRunByThePriceIndex) {
  const auto e = shipped::economics();
  EXPECT_NEAR(price(*e, "emergency visits"), 1100 * 304.702 / 258.811, 1e-6);
  EXPECT_NEAR(e->whole, 23049 * 304.702 / 215.303, 1e-6);
  EXPECT_NEAR(price(*e, "primary-care visits"), 130, 1e-9);  // is in money of 2023
  auto older = shipped::economics_section();
  older.set("price_year", {}, sim::Value::scalar("2008", {}));
  EXPECT_NEAR(shipped::economics(older)->whole, 23049, 1e-6);
}

TEST(Prices, OpioidsCostInProportionToTheDose) {
  const auto e = shipped::economics();
  std::vector<double> low(e->standing_resources.size()), high(low.size());
  e->standing({.mme = 40}, low);
  e->standing({.mme = 120}, high);
  const double infl = 304.702 / 258.811;
  EXPECT_NEAR(low[0] * e->resources[e->standing_resources[0]].price, 900 * infl, 1e-6);
  EXPECT_NEAR(high[0], 3 * low[0], 1e-12);
}

TEST(Prices, StandingCostsFollowWhatThePatientHas) {
  const auto e = shipped::economics();
  const auto yearly = [&](const Consumption& c) {
    std::vector<double> q(e->standing_resources.size());
    e->standing(c, q);
    double sum = 0;
    for (std::size_t i = 0; i < q.size(); ++i) sum += q[i] * e->resources[e->standing_resources[i]].price;
    return sum;
  };
  const double infl = 304.702 / 258.811, plain = yearly({});
  EXPECT_NEAR(yearly({.benzodiazepine = true}) - plain, 120 * infl, 1e-6);
  EXPECT_NEAR(yearly({.non_opioid = true}) - plain, 350 * infl, 1e-6);
  EXPECT_NEAR(yearly({.on_medication = true}) - plain, 12 * (225 + 120) * infl, 1e-6);
  EXPECT_GT(yearly({.disorder_diagnosed = true}) - plain, 10'000);
}

TEST(Prices, PainBringsVisitsButNeverFewerThanNone) {
  const auto e = shipped::economics();
  const double reference = row("RC01");
  EXPECT_NEAR(e->primary_care.at(reference), 6, 1e-9);
  EXPECT_NEAR(e->primary_care.at(reference + 1) - e->primary_care.at(reference), 0.4, 1e-9);
  const Visits steep(1, 0.5, 6);  // none at 4 and below
  EXPECT_EQ(steep.at(3), 0);
  EXPECT_NEAR(steep.at(8), 2, 1e-12);
  EXPECT_NEAR(steep.mean({2, 8}), (0.0 * 2 + 1.0 * 4) / 6, 1e-12);
  const Visits falling(1, -0.5, 6);  // none at 8 and above
  EXPECT_EQ(falling.at(9), 0);
  EXPECT_NEAR(falling.at(4), 2, 1e-12);
  const auto flows = e->flows({4, 8}, {5, 5}, false);
  EXPECT_NEAR(flows[1], e->primary_care.at(6), 1e-9);
  EXPECT_NEAR(flows[2], e->emergency.at(6), 1e-9);
}

TEST(Prices, PatientsTimeAndTravelCountInTheSocietalViewOnly) {
  const auto system = shipped::economics();
  EXPECT_EQ(price(*system, "patient visits"), 0);
  EXPECT_EQ(price(*system, "patient minutes"), 0);
  EXPECT_EQ(system->flow_resources.size(), 2U);
  auto section = shipped::economics_section();
  section.set("view", {}, sim::Value::scalar("societal", {}));
  const auto societal = shipped::economics(section);
  const double infl = 304.702 / 258.811;
  EXPECT_NEAR(price(*societal, "patient minutes"), 20 * infl / 60, 1e-9);
  EXPECT_NEAR(price(*societal, "patient visits"), (8 + (60 + 15) * 20 / 60.0) * infl, 1e-9);
  EXPECT_EQ(societal->flow_resources.size(), 3U);
  EXPECT_NEAR(societal->flows({5, 5}, {5, 5}, false)[3], societal->primary_care.at(5) + societal->emergency.at(5),
              1e-12);
  EXPECT_EQ(societal->whole, system->whole);
}

TEST(Prices, TheDiscountRateIsContinuous) { EXPECT_NEAR(shipped::economics()->discount, 0.0295588, 1e-7); }

TEST(Prices, AYearThatThePriceIndexLacksIsNamed) {
  auto section = shipped::economics_section();
  section.find("price_index")->remove("2008");
  sim::Problems problems;
  sim::Reading reading{problems, &shipped::evidence()};
  EXPECT_EQ(Economics::read(section, reading), nullptr);
  ASSERT_TRUE(problems.has("config/missing")) << problems.text();
  EXPECT_NE(problems.all()[0].message.find("2008"), std::string::npos);
}

TEST(Prices, AYearThatContradictsTheEvidenceIsRefused) {
  auto section = shipped::economics_section();
  auto other = sim::Value::map({});
  other.set("price", {}, *section.find("prices")->find("admission"));
  other.set("price_year", {}, sim::Value::scalar("2015", {}));
  section.find("prices")->set("admission", {}, other);
  sim::Problems problems;
  sim::Reading reading{problems, &shipped::evidence()};
  EXPECT_EQ(Economics::read(section, reading), nullptr);
  EXPECT_TRUE(problems.has("config/contradiction")) << problems.text();
}

TEST(Prices, ACurrencyThatPricesAreNotInIsRefused) {
  auto section = shipped::economics_section();
  section.set("currency", {}, sim::Value::scalar("EUR", {}));
  sim::Problems problems;
  sim::Reading reading{problems, &shipped::evidence()};
  EXPECT_EQ(Economics::read(section, reading), nullptr);
  EXPECT_TRUE(problems.has("config/unit-kind")) << problems.text();
}

TEST(Prices, EveryKeyOfTheShippedFileIsDescribed) {
  const sim::FieldDoc doc = describe_economics();
  const auto section = shipped::economics_section();
  for (const auto& entry : section.entries())
    EXPECT_TRUE(std::any_of(doc.children.begin(), doc.children.end(), [&](const auto& d) {
      return d.name == entry.key;
    })) << entry.key;
}
