// Frontiers as published; a decision between two and more options with exact answers; shrinkage.
#include <gtest/gtest.h>

#include "known_functions.hpp"
#include "sim/analysis/decision_curves.hpp"
#include "sim/analysis/frontier.hpp"
#include "sim/core/check.hpp"

using namespace sim::analysis;

namespace {

struct Option {
  const char* name;
  double cost, effect;
  const char* status;
  double icer;  // 0: none
};

void expect_frontier(const std::vector<Option>& options) {
  std::vector<double> cost, effect;
  for (const Option& o : options) {
    cost.push_back(o.cost);
    effect.push_back(o.effect);
  }
  const auto entries = frontier(cost, effect);
  ASSERT_EQ(entries.size(), options.size());
  for (const FrontierEntry& e : entries) {
    const Option& o = options[e.option];
    EXPECT_EQ(status_code(e.status), o.status) << o.name;
    EXPECT_EQ(std::isnan(e.icer), o.icer == 0) << o.name;
    if (o.icer > 0) {
      EXPECT_NEAR(e.icer, o.icer, 1e-9 * o.icer) << o.name;
    }
  }
}

}  // namespace

TEST(Frontier, PublishedTables) {
  // Paltiel et al. 2006, as in dampack's documentation.
  expect_frontier({{"status quo", 26000, 23.104166666666668, "ND", 0},
                   {"one time", 27000, 23.13083333333333, "ND", 37500},
                   {"5yr", 28020, 23.14833333333333, "ND", 58285.71428571428},
                   {"3yr", 28440, 23.1525, "ND", 100800},
                   {"annual", 29440, 23.146666666666665, "D", 0}});
  expect_frontier({{"UC", 5000, 1, "ND", 0},
                   {"B", 10000, 2, "ND", 5000},
                   {"C", 25000, 3, "ED", 0},
                   {"D", 35000, 4, "ND", 12500},
                   {"E", 55000, 5, "ND", 20000},
                   {"A", 12000, 1.5, "D", 0}});
  expect_frontier({{"Test & treat", 163765.1, 6.52861, "ND", 0},
                   {"No Treat", 163771.0, 6.48273, "D", 0},
                   {"Treat all", 164848.7, 6.52861, "D", 0}});
  expect_frontier({{"s3", 57336.0059896538, 12.9399639202408, "ND", 0},
                   {"s27", 57541.2526373815, 13.0140640696275, "ND", 2769.85470915263},
                   {"s33", 57642.2587507842, 13.0389116321918, "ND", 4065.03105249231},
                   {"s31", 57934.0743411241, 13.0966257932217, "ND", 5056.2216470406},
                   {"s43", 58072.1137208494, 13.11285766912, "ND", 8504.2160616553},
                   {"s44", 58665.7823044647, 13.1283328397025, "ND", 38362.6519947134},
                   {"s39", 57814.6470919581, 13.0462790163185, "ED", 0},
                   {"s4", 57887.481549326, 12.9970657153765, "D", 0},
                   {"s13", 58018.6252420203, 13.0650412387992, "D", 0},
                   {"s37", 58081.7947984323, 13.1029711156978, "D", 0},
                   {"s20", 58634.2026441398, 13.1100568867995, "D", 0}});
}

TEST(Frontier, TiesStay) {
  expect_frontier({{"a", 0, 0, "ND", 0}, {"b", 0.1, 1, "ND", 0.1}, {"c", 0.2, 2, "ND", 0.1}, {"d", 0.3, 3, "ND", 0.1}});
  expect_frontier({{"a", 1, 1, "ND", 0}, {"twin", 1, 1, "ND", 0}, {"c", 3, 2, "ND", 2}});
  expect_frontier({{"alone", 1, 1, "ND", 0}});
}

namespace {

// Net benefit mean + sd1 x1 + sd2 x2 of the second option, nothing of the first; as pure cost.
DecisionSample normal_decision(std::size_t draws, double mean_gain, double sd) {
  DecisionSample s{draws, 2, {}, {}};
  for (std::size_t d = 0; d < draws; ++d) {
    const double u = (static_cast<double>(d) + 0.5) / static_cast<double>(draws);
    s.cost.insert(s.cost.end(), {0, -(mean_gain + sd * sim::math::normal_quantile(u))});
    s.effect.insert(s.effect.end(), {0, 0});
  }
  return s;
}

}  // namespace

TEST(Decision, NormalGainHasTheExactValueOfInformation) {
  const DecisionPoint p = decide(normal_decision(20'000, 200, 500), 0);
  EXPECT_EQ(p.best, 1U);
  EXPECT_NEAR(p.evpi.value, 115.21941847372648, 0.1);
  EXPECT_NEAR(p.acceptability, 0.6554217416103242, 1e-4);
  EXPECT_NEAR(p.expected_loss[0], 115.219 + 200, 0.2);
  EXPECT_NEAR(decide(normal_decision(20'000, -500, 1000), 0).evpi.value, 197.79655740130607, 0.1);
}

TEST(Decision, BestOfSeveralIndependentNormals) {
  const std::vector<double> exact{0, 0.5641895835477563, 0.8462843753216345, 1.029375373003964, 1.162964473640519};
  const sim::Draws draws(3);
  for (std::size_t k = 1; k <= 5; ++k) {
    DecisionSample s{40'000, k, {}, std::vector<double>(40'000 * k, 0.0)};
    for (std::uint32_t i = 0; i < 40'000 * k; ++i) s.cost.push_back(draws.normal(i, sim::purpose("test.option")));
    const DecisionPoint p = decide(s, 50'000);
    EXPECT_NEAR(p.evpi.value, exact[k - 1], 4 * p.evpi.se + 1e-12) << k;
    EXPECT_LE(p.evpi.se, 0.01);
    for (const double share : p.probability) EXPECT_NEAR(share, 1.0 / static_cast<double>(k), 0.01);
  }
}

TEST(Decision, NeedsDrawsAndOptions) {
  DecisionSample nobody = normal_decision(2, 0, 1);
  nobody.draws = 0;
  EXPECT_THROW(decide(nobody, 0), sim::BrokenRule);
  DecisionSample nothing = normal_decision(2, 0, 1);
  nothing.options = 0;
  EXPECT_THROW(decide(nothing, 0), sim::BrokenRule);
}

TEST(Decision, QuadrantsStatusAndTies) {
  const DecisionSample s{4, 2, {0, 1, 0, -1, 0, -1, 0, 1}, {0, 1, 0, 1, 0, -1, 0, -1}};
  const Quadrants q = quadrants(s, 1, 0);
  EXPECT_EQ(q.better_dearer, 0.25);
  EXPECT_EQ(q.better_cheaper, 0.25);
  EXPECT_EQ(q.worse_cheaper, 0.25);
  EXPECT_EQ(q.worse_dearer, 0.25);
  EXPECT_EQ(status_shares(s)[1].dominated, 0.25);
  EXPECT_EQ(status_shares(s)[0].dominated, 0.25);
  const DecisionSample equal{2, 2, {1, 1, 2, 2}, {0, 0, 0, 0}};
  EXPECT_EQ(decide(equal, 10).probability, (std::vector<double>{0.5, 0.5}));
  EXPECT_NEAR(population_value(2, 100, 2.5, 0), 500, 1e-12);
  EXPECT_NEAR(population_value(1, 1, 2, 0.03), 1 / 1.03 + 1 / 1.0609, 1e-15);
}

namespace {

// A PSA with luck: gain of option 1 is normal(200, 500) over draws, plus luck of `noise` in a mean over the replicates.
DecisionRuns noisy_decision(std::size_t draws, std::size_t replicates, double noise, std::uint32_t repeat) {
  DecisionRuns runs{draws, 2, replicates, {}, {}, {}};
  const sim::Draws luck(11, repeat);
  for (std::uint32_t d = 0; d < draws; ++d) {
    const double gain = 200 + 500 * luck.normal(d, sim::purpose("test.gain"));
    for (std::uint32_t o = 0; o < 2; ++o)
      for (std::uint32_t r = 0; r < replicates; ++r) {
        const double shared = 3000 * luck.normal(d, sim::purpose("test.shared"), r);  // cancels between options
        const double own =
            noise * std::sqrt(static_cast<double>(replicates)) * luck.normal(d, sim::purpose("test.own"), r);
        runs.cost.push_back(shared + (o == 1 ? -0.4 * (gain + own) : 0));
        runs.effect.push_back(o == 1 ? 0.6 * (gain + own) / 50'000 : 0);
      }
  }
  return runs;
}

double evpi_of(const DecisionSample& s) { return decide(s, 50'000).evpi.value; }

}  // namespace

TEST(Shrinkage, TakesTheLuckOutOfTheValueOfInformation) {
  // Luck with half and four times the spread of the parameters: naive values are far too high.
  for (const double noise : {250.0, 500.0, 1000.0}) {
    double naive = 0, shrunken = 0, worst = 0;
    for (std::uint32_t r = 0; r < 40; ++r) {
      const DecisionRuns runs = noisy_decision(2000, 2, noise, r);
      naive += evpi_of(draw_means(runs)) / 40;
      const double one = evpi_of(shrink(runs).sample);
      shrunken += one / 40;
      worst = std::max(worst, std::fabs(one - 115.219));
    }
    const double exact_naive = noise == 250   ? 137.13818887820491
                               : noise == 500 ? 193.30395569726363
                                              : 353.1485555701057;
    EXPECT_NEAR(naive, exact_naive, 0.03 * exact_naive);
    EXPECT_NEAR(shrunken, 115.219, noise < 1000 ? 4 : 12) << noise;
    EXPECT_LE(worst, noise < 1000 ? 30 : 70) << noise;
  }
}

TEST(Shrinkage, SaysHowMuchIsLuckAndKeepsMeans) {
  const DecisionRuns runs = noisy_decision(4000, 4, 500, 1);
  const Shrunk s = shrink(runs);
  EXPECT_TRUE(s.possible);
  EXPECT_NEAR(s.noise_effect, 0.5, 0.03);
  const DecisionSample plain = draw_means(runs);
  double before = 0, after = 0;
  for (std::size_t d = 0; d < 4000; ++d) {
    before += plain.cost[2 * d + 1];
    after += s.sample.cost[2 * d + 1];
  }
  EXPECT_NEAR(after, before, 1e-6 * std::fabs(before));
  const DecisionRuns once = noisy_decision(50, 1, 500, 1);
  EXPECT_FALSE(shrink(once).possible);
  EXPECT_EQ(shrink(once).sample.cost, draw_means(once).cost);
}

TEST(Shrinkage, WithoutLuckNothingChanges) {
  DecisionRuns runs = noisy_decision(100, 1, 0, 2);
  std::vector<double> cost, effect;
  for (std::size_t i = 0; i < 200; ++i)
    for (int r = 0; r < 3; ++r) {
      cost.push_back(runs.cost[i]);
      effect.push_back(runs.effect[i]);
    }
  runs.replicates = 3;
  runs.cost = cost;
  runs.effect = effect;
  const DecisionSample plain = draw_means(runs), s = shrink(runs).sample;
  for (std::size_t i = 0; i < 200; ++i) {
    EXPECT_NEAR(s.cost[i], plain.cost[i], 1e-6);
    EXPECT_NEAR(s.effect[i], plain.effect[i], 1e-9);
  }
}
