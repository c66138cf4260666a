// Do intervals hold the truth as often as they say? Repeats of whole analyses, so these tests are slow.
#include <gtest/gtest.h>

#include "known_functions.hpp"
#include "sim/analysis/morris.hpp"
#include "sim/analysis/sequential.hpp"
#include "sim/analysis/sobol.hpp"

using namespace sim::analysis;

namespace {

double normal(std::uint32_t i, std::uint32_t k) { return sim::Draws(31).normal(i, sim::purpose("test.normal"), k); }

}  // namespace

TEST(Sobol, IntervalsOverScramblesHoldTheTruthAsOftenAsTheySay) {
  int held = 0, held_first = 0;
  constexpr std::uint32_t kRepeats = 1000;
  for (std::uint32_t r = 0; r < kRepeats; ++r) {
    const SobolIndices s = sobol_indices(known::sobol_runs(known::ishigami, 3, 2048, 16, 10'000 + r));
    ASSERT_EQ(s.scrambles, 16U);
    held += s.inputs[0].total.low <= 0.557588855209959 && 0.557588855209959 <= s.inputs[0].total.high;
    held_first += s.inputs[1].first.low <= 0.442411144790041 && 0.442411144790041 <= s.inputs[1].first.high;
  }
  EXPECT_NEAR(static_cast<double>(held) / kRepeats, 0.95, 0.02);  // 2.9 standard errors
  EXPECT_NEAR(static_cast<double>(held_first) / kRepeats, 0.95, 0.02);
}

TEST(Morris, BootstrapIntervalsHoldTheTruth) {
  constexpr std::uint32_t kRepeats = 1000;
  for (const std::uint32_t trajectories : {10U, 40U}) {
    int held = 0;
    for (std::uint32_t r = 0; r < kRepeats; ++r) {
      std::vector<std::vector<double>> effects;
      for (std::uint32_t j = 0; j < trajectories; ++j) effects.push_back({5 + normal(r, j)});
      const MorrisIndex index = morris_indices(effects, 0.95, r)[0];
      held += index.mu.low <= 5 && 5 <= index.mu.high;
    }
    EXPECT_NEAR(static_cast<double>(held) / kRepeats, 0.95, 0.02) << trajectories << " trajectories";
  }
}

TEST(Sequential, CoverageAfterStoppingIsAsPublished) {
  int held = 0;
  constexpr std::uint32_t kRepeats = 4000;
  const double truth = std::exp(0.02);
  for (std::uint32_t r = 0; r < kRepeats; ++r) {
    std::vector<double> values;
    for (std::uint32_t k = 0; k < 200; ++k) values.push_back(std::exp(0.2 * normal(50'000 + r, k)));
    const PrecisionSoFar s = precision_so_far(values, {.relative = 0.1});
    ASSERT_TRUE(s.enough);
    ASSERT_GE(s.used, 15U);
    held += s.estimate.low <= truth && truth <= s.estimate.high;
  }
  EXPECT_NEAR(held / 4000.0, 0.94, 0.015);  // 0.934 published, after the look-ahead
}
