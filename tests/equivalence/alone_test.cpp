// The closed loop of a life that nobody else can see, and the general engine: one answer, byte for byte. And a history
// that is drawn again, and one that is read anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/care/states/alone.hpp"
#include "sim/care/world.hpp"
#include "tests/support/state_history.hpp"

namespace {

using namespace sim;
using toy::HistoryPlan;

constexpr const char* kIllnessDeath = R"(
states:
  healthy: {utility: {value: 0.85, sd: 0.02, dist: beta, provenance: assumption}, costs: {care: 1000 USD/year, drug: 20 USD/year}}
  sick: {utility: 0.55, costs: {care: {value: 5000, sd: 500, dist: gamma, unit: USD/year, provenance: assumption}}}
  dead: {dead: true}
start: healthy
transitions:
  falls_ill:
    from: [healthy]
    to: sick
    hazard: {weibull_ph: {shape: {value: 1.2, sd: 0.05, dist: normal, provenance: assumption}, lambda: 0.135}}
    ratios: {age: {per: 10, centre: 60, log_ratio: {value: 0.2, sd: 0.05, dist: normal, provenance: assumption}}, female: 1.1}
  dies_healthy: {from: [healthy], to: dead, hazard: {weibull_ph: {shape: 1.1, lambda: 0.018}}}
  dies_sick: {from: [sick], to: dead, hazard: {weibull_ph: {shape: 0.9, lambda: 0.135}}}
strategies:
  none: {}
  drug: {ratios: {falls_ill: {value: 0.6, sd: 0.05, dist: normal, provenance: assumption}}, costs: {healthy: 2000 USD/year}}
strategy: drug
discounting: {rate: 0.03, form: continuous}
oldest: 90 years
)";

constexpr const char* kSickSicker = R"(
states:
  healthy: {utility: 1, costs: {care: 2000 USD/year}}
  sick: {utility: 0.75, costs: {care: 4000 USD/year}}
  sicker: {utility: 0.5, costs: {care: 15000 USD/year}}
  dead: {dead: true}
start: healthy
transitions:
  falls_sick: {from: [healthy], to: sick, hazard: {exponential: {rate: 0.15 / year}}, cost: 1000 USD, qaly: -0.01}
  recovers: {from: [sick], to: healthy, hazard: {lognormal: {median: 2 years, sd_log: 0.7}}}
  progresses: {from: [sick], to: sicker, clock: reset, hazard: {weibull_ph: {shape: 1.1, lambda: 0.08}}}
  dies:
    from: [healthy, sick, sicker]
    to: dead
    clock: age
    hazard: {life_table: {file: evidence/us_life_table_2015.csv, column: Female, men: Male}}
    from_ratios: {sick: 3, sicker: 10}
    cost: 2000 USD
discounting: {rate: 0.03, form: annual}
)";

constexpr const char* kFamilies = R"(
states: {a: {utility: 1}, b: {utility: 0.8, costs: {care: 10 USD/year}}, c: {utility: 0.5}, dead: {dead: true}}
start: a
transitions:
  t1: {from: [a], to: b, clock: forward, hazard: {gompertz: {rate: 0.1 / year, slope: 0.05}}}
  t2: {from: [a, b], to: c, hazard: {gamma: {shape: 2, scale: 4 years}}}
  t3: {from: [b], to: a, hazard: {log_logistic: {shape: 1.5, scale: 3 years}}}
  t4: {from: [c], to: b, clock: forward, hazard: {generalised_gamma: {mu: 1, sigma: 0.8, q: -0.5}}}
  t5: {from: [c], to: a, hazard: {piecewise: {from: [0 days, 2 years], rate: [0.1 / year, 0.4 / year]}}}
  t6: {from: [b, c], to: dead, clock: age, hazard: {weibull_aft: {shape: 5, scale: 90 years}}}
discounting: {rate: 0, form: continuous}
)";

const std::vector<HistoryPlan> kPlans{
    {.history = kIllnessDeath,
     .attributes = "{age: {dist: normal, mean: 60 years, sd: 8 years, within: [30 years, 89 years]}, female: {dist: "
                   "yes_no, share: 50%}}"},
    {.history = kSickSicker,
     .attributes = "{age: {dist: fixed, value: 25 years}, female: {dist: yes_no, share: 50%}}",
     .sites = 3,
     .horizon = years(75),
     .panel = weeks(700)},
    {.history = kFamilies, .patients = 300, .horizon = days(10'001), .panel = days(10'001)}};

std::vector<std::uint32_t> sites_of(const Model& model) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  std::iota(sites.begin(), sites.end(), 0U);
  return sites;
}

using Line = std::tuple<std::uint32_t, std::int64_t, std::uint32_t>;
std::vector<Line> lines_of(const EventLog& log) {
  std::vector<Line> lines;
  for (const Event& e : log.events) lines.emplace_back(e.patient, e.minute, e.what);
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Alone, TheClosedLoopAndTheEngineTellOneStory) {
  for (const HistoryPlan& plan : kPlans) {
    const auto model = toy::history_model(plan);
    ASSERT_TRUE(states::live_alone(*model));
    const Draws draws(20270115, omega(1, 3, 0));
    EventLog seen, alone;
    World world(*model, draws, sites_of(*model), {.log = &seen});
    world.run();
    const Tally tally = states::run_alone(*model, draws, sites_of(*model), &alone);
    EXPECT_GT(tally.events, 3 * plan.patients);
    EXPECT_EQ(tally.fingerprint, world.tally().fingerprint);
    EXPECT_EQ(lines_of(alone), lines_of(seen));
    EXPECT_EQ(tally.bytes(), world.tally().bytes());
  }
}

TEST(Alone, ADrawnHistoryIsTheOneReadAnew) {
  const HistoryPlan& plan = kPlans[0];
  const auto parameters = toy::parameters_of(plan);
  ASSERT_EQ(parameters.size(), 5U);
  const auto values = draw_parameters(parameters, 7, 2);
  const auto central = toy::history_model(plan), read = toy::history_model(plan, &values);
  const auto drawn = central->redrawn(values);
  ASSERT_TRUE(drawn);
  const Draws draws(5);
  EXPECT_EQ(states::run_alone(*drawn, draws, sites_of(*drawn)).bytes(),
            states::run_alone(*read, draws, sites_of(*read)).bytes());
  ASSERT_EQ(drawn->resources.size(), read->resources.size());
  for (std::size_t r = 0; r < read->resources.size(); ++r)
    EXPECT_EQ(drawn->resources[r].price, read->resources[r].price);
  EXPECT_NE(states::run_alone(*drawn, draws, sites_of(*drawn)).bytes(),
            states::run_alone(*central, draws, sites_of(*central)).bytes());
}

TEST(Alone, WhatChangesWithTimeIsLeftToTheEngine) {
  HistoryPlan plan = kPlans[2];
  plan.history += "review_every: 1 year\n";
  EXPECT_TRUE(states::live_alone(*toy::history_model(plan)));
  plan.history = R"(
states: {a: {utility: 1}, dead: {dead: true}}
start: a
transitions:
  t: {from: [a], to: dead, hazard: {exponential: {rate: 0.1 / year}}, ratios: {age_now: {per: 10, ratio: 2}}}
discounting: {rate: 0, form: continuous}
)";
  EXPECT_FALSE(states::live_alone(*toy::history_model(plan)));
}

}  // namespace
