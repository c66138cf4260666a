// Every published total is the sum of its parts in the reference cohort: nothing is counted twice.
#include <gtest/gtest.h>
#include <cmath>

#include "shipped.hpp"

using namespace models;

namespace {

double sum(const std::vector<CostPart>& parts) {
  double total = 0;
  for (const CostPart& p : parts) total += p.cost();
  return total;
}

}  // namespace

TEST(Composites, PartsAddUpToThePublishedWholes) {
  const auto e = shipped::economics();
  EXPECT_NEAR(sum(e->parts), e->whole, 1e-6);
  EXPECT_NEAR(sum(e->disorder_parts), e->disorder_whole, 1e-6);
  for (const auto* parts : {&e->parts, &e->disorder_parts})
    for (const CostPart& p : *parts) EXPECT_GE(p.cost(), 0) << p.name;
  // The background is most of the cost of these patients, and not all of it.
  EXPECT_GT(e->parts.back().cost(), 0.5 * e->whole);
  EXPECT_LT(e->parts.back().cost(), 0.9 * e->whole);
}

TEST(Composites, ChargingTheReferenceCohortGivesThePublishedWhole) {
  const auto e = shipped::economics();
  const auto reference = shipped::population("ppact_like");
  const auto s = shipped::settings();
  sim::Columns columns(reference.schema, 1);
  const auto& at = reference.columns;
  std::vector<double> q(e->standing_resources.size());
  double total = 0, squares = 0;
  constexpr std::uint32_t kPatients = 50'000;
  constexpr sim::Patient p{0};
  for (std::uint32_t i = 0; i < kPatients; ++i) {
    reference.cohort->sample(sim::Draws(5), {i}, p, columns);
    const auto oud = columns(at.oud, p);
    const bool treated = is(oud, Oud::on_medication);
    e->standing({columns(at.mme, p), columns(at.benzodiazepine, p) != 0, columns(at.non_opioid, p) != 0,
                 treated || is(oud, Oud::active_detected), treated},
                q);
    double cost = 0;
    for (std::size_t k = 0; k < q.size(); ++k) cost += q[k] * e->resources[e->standing_resources[k]].price;
    const double pegs = columns(at.pegs, p);
    const auto flows = e->flows({pegs, pegs}, {5, 5}, false);
    for (std::size_t k = 0; k < e->flow_resources.size(); ++k)
      cost += flows[k + 1] * e->resources[e->flow_resources[k]].price;
    total += cost;
    squares += cost * cost;
  }
  const double mean = total / kPatients, error = std::sqrt((squares / kPatients - mean * mean) / kPatients);
  const double events = s.use.admissions * e->resources[e->admission].price +
                        s.reference.crises * e->resources[e->crisis].price +
                        s.reference.urine_tests * e->resources[e->urine_test].price +
                        s.reference.overdoses * ((1 - s.reference.fatal_share) * e->resources[e->overdose].price +
                                                 s.reference.fatal_share * e->resources[e->fatal_overdose].price);
  EXPECT_NEAR(mean + events, e->whole, 4 * error);
}

TEST(Composites, AddUpInEveryDrawToo) {
  sim::Problems problems;
  sim::Reading central{problems, &shipped::evidence()};
  ASSERT_TRUE(Economics::read(shipped::economics_section(), central)) << problems.text();
  for (std::uint32_t draw = 0; draw < 200; ++draw) {
    const auto values = sim::draw_parameters(central.parameters, 1, draw);
    const auto e = shipped::economics(shipped::economics_section(), &values);
    ASSERT_TRUE(e) << draw;
    ASSERT_NEAR(sum(e->parts), e->whole, 1e-6) << draw;
    ASSERT_GT(e->parts.back().price, 0) << draw;
    ASSERT_GT(e->disorder_parts.back().price, 0) << draw;
  }
}

TEST(Composites, PartsThatExceedTheWholeAreRefused) {
  auto section = shipped::economics_section();
  section.find("prices")->set("admission", {}, sim::Value::scalar("900000 USD", {}));
  sim::Problems problems;
  sim::Reading reading{problems, &shipped::evidence()};
  EXPECT_EQ(Economics::read(section, reading), nullptr);
  ASSERT_EQ(problems.size(), 1U) << problems.text();
  EXPECT_TRUE(problems.has("config/missing")) << problems.text();  // a price without a year
  auto dear = sim::Value::map({});
  dear.set("price", {}, sim::Value::scalar("900000 USD", {}));
  dear.set("price_year", {}, sim::Value::scalar("2023", {}));
  section.find("prices")->set("admission", {}, dear);
  sim::Problems second;
  sim::Reading again{second, &shipped::evidence()};
  EXPECT_EQ(Economics::read(section, again), nullptr);
  EXPECT_TRUE(second.has("config/contradiction")) << second.text();
}
