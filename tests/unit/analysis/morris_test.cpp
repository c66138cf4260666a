// Morris' screening against exact effects on the grid of four levels.
#include "sim/analysis/morris.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "known_functions.hpp"

using namespace sim::analysis;

namespace {

// Every elementary effect of the 4-level grid, step 2/3: [32][3].
std::vector<std::vector<double>> grid_effects(const std::function<double(std::vector<double>)>& f) {
  std::vector<std::vector<double>> effects(32, std::vector<double>(3));
  for (std::size_t i = 0; i < 3; ++i)
    for (int low = 0; low < 2; ++low)
      for (int a = 0; a < 4; ++a)
        for (int b = 0; b < 4; ++b) {
          std::vector<double> u{a / 3.0, a / 3.0, b / 3.0};
          u[i == 0 ? 1 : 0] = a / 3.0;
          u[i == 2 ? 1 : 2] = b / 3.0;
          u[i] = low / 3.0;
          const double before = f(u);
          u[i] += 2.0 / 3;
          effects[static_cast<std::size_t>(low * 16 + a * 4 + b)][i] = (f(u) - before) * 1.5;
        }
  return effects;
}

void expect_exact(const std::function<double(std::vector<double>)>& f, std::array<double, 3> mu,
                  std::array<double, 3> mu_star, std::array<double, 3> sigma) {
  const auto indices = morris_indices(grid_effects(f));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(indices[i].mu.value, mu[i], 1e-9) << i;
    EXPECT_NEAR(indices[i].mu_star.value, mu_star[i], 1e-9) << i;
    EXPECT_NEAR(indices[i].sigma, sigma[i], 1e-9) << i;
  }
}

// A study of `trajectories` random trajectories of an additive function with slopes 3, -2 and 0 in place.
StudyTable study(std::uint32_t trajectories, std::function<double(const double*, std::uint32_t)> outcome) {
  StudyTable t;
  for (const char* name : {"x", "y", "idle"}) t.parameters.push_back({name, "", "", "assumption"});
  t.scenarios = {"only"};
  t.outcomes = {{"o", "", OutcomeRole::other}};
  const sim::Draws draws(4);
  for (std::uint32_t j = 0; j < trajectories; ++j) {
    std::array<double, 3> x{0.1, 0.8, 0.3};
    for (std::uint32_t s = 0; s <= 3; ++s) {
      const std::uint32_t input = s == 0 ? kNoInput : (s + j) % 3;
      if (s > 0) x[input] += x[input] < 0.5 ? 0.5 : -0.5;
      t.rows.push_back({.id = t.rows.size(), .role = RowRole::trajectory, .block = j, .input = input, .step = s});
      t.place.insert(t.place.end(), x.begin(), x.end());
      t.result.push_back(outcome(x.data(), j));
    }
  }
  t.value = t.place;
  return t;
}

double luck(std::uint32_t trajectory) { return sim::Draws(9).normal(trajectory, sim::purpose("test.luck")); }

}  // namespace

TEST(Morris, ExactEffectsOnTheGrid) {
  const double r32 = std::sqrt(32.0 / 31);
  expect_exact(known::ishigami, {7.704054111593106, 0, 0}, {7.704054111593106, 7.875, 6.248796103333119},
               {6.3487831897728135, 8.001008001012, 8.97853529154303});
  expect_exact([](const std::vector<double>& u) { return 2 * u[0] + u[1] * u[1] + 3 * u[0] * u[2]; }, {3.5, 1, 1.5},
               {3.5, 1, 1.5}, {1.118033988749895 * r32, r32 / 3, 1.118033988749895 * r32});
}

TEST(Morris, AnInputThatDoesNothingHasNoEffectAtAllDespiteLuck) {
  const StudyTable t = study(20, [](const double* x, std::uint32_t j) { return 3 * x[0] - 2 * x[1] + 10 * luck(j); });
  const auto indices = morris_indices(elementary_effects(t, {0, 0, false}));
  EXPECT_NEAR(indices[0].mu.value, 3, 1e-12);
  EXPECT_NEAR(indices[1].mu.value, -2, 1e-12);
  EXPECT_NEAR(indices[1].mu_star.value, 2, 1e-12);
  EXPECT_EQ(indices[2].mu_star.value, 0);
  EXPECT_EQ(indices[2].mu_star.high, 0);
}

TEST(Morris, BrokenTrajectoriesAreLeftOut) {
  StudyTable t = study(4, [](const double* x, std::uint32_t) { return x[0]; });
  t.rows[5].failed = true;
  t.result[9] = std::nan("");
  EXPECT_EQ(elementary_effects(t, {0, 0, false}).size(), 2U);
}
