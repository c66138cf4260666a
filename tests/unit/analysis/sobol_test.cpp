// Sobol' indices against closed forms, with and without luck in the simulator.
#include "sim/analysis/sobol.hpp"

#include <gtest/gtest.h>

#include "known_functions.hpp"

using namespace sim::analysis;

namespace {

constexpr std::array<double, 3> kFirst{0.313905191147811, 0.442411144790041, 0};
constexpr std::array<double, 3> kTotal{0.557588855209959, 0.442411144790041, 0.243683664062148};
constexpr double kVariance = 13.844587940719254;

struct Errors {
  double first = 0, total = 0;  // sums of squares
  std::array<double, 3> mean_first{}, mean_total{};
};

void add(Errors& e, const SobolIndices& s, int repeats) {
  for (std::size_t i = 0; i < 3; ++i) {
    const double f = s.inputs[i].first.value, t = s.inputs[i].total.value;
    e.first += (f - kFirst[i]) * (f - kFirst[i]) / (3 * repeats);
    e.total += (t - kTotal[i]) * (t - kTotal[i]) / (3 * repeats);
    e.mean_first[i] += f / repeats;
    e.mean_total[i] += t / repeats;
  }
}

// Ishigami plus luck of the same variance: 70 % of it added, 30 % meeting x1. `key` names the luck.
double noisy(const std::vector<double>& u, std::uint32_t key) {
  const sim::Draws draws(77);
  const double e1 = draws.normal(key, sim::purpose("test.plain")), e2 = draws.normal(key, sim::purpose("test.meets"));
  const double x1 = std::numbers::pi * (2 * u[0] - 1);
  return known::ishigami(u) + std::sqrt(0.7 * kVariance) * e1 +
         std::sqrt(0.3 * kVariance) * e2 * x1 / (std::numbers::pi / std::sqrt(3.0));
}

// A_jk and AB_ijk share their luck, B_jk has its own.
SobolRuns stochastic(std::size_t rows, std::uint32_t repeat) {
  SobolRuns runs;
  runs.rows = rows;
  runs.inputs = 3;
  runs.replicates = 2;
  std::uint32_t j = 0;
  for (const auto& p : known::scrambled(rows, 6, 5000 + repeat)) {
    const std::vector<double> a(p.begin(), p.begin() + 3), b(p.begin() + 3, p.end());
    const std::uint32_t key = (repeat * static_cast<std::uint32_t>(rows) + j++) * 4;
    for (std::uint32_t k = 0; k < 2; ++k) {
      runs.a.push_back(noisy(a, key + k));
      runs.b.push_back(noisy(b, key + 2 + k));
    }
    for (std::size_t i = 0; i < 3; ++i) {
      std::vector<double> ab = a;
      ab[i] = b[i];
      for (std::uint32_t k = 0; k < 2; ++k) runs.ab.push_back(noisy(ab, key + k));
    }
    runs.scramble.push_back(0);
  }
  return runs;
}

}  // namespace

TEST(Sobol, IshigamiAt1024RowsIsWithinItsStatedError) {
  Errors e;
  for (std::uint32_t r = 0; r < 100; ++r)
    add(e, sobol_indices(known::sobol_runs(known::ishigami, 3, 1024, 1, 1 + r)), 100);
  EXPECT_LE(std::sqrt(e.total), 0.008);
  EXPECT_LE(std::sqrt(e.first), 0.012);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(e.mean_total[i], kTotal[i], 0.003);
    EXPECT_NEAR(e.mean_first[i], kFirst[i], 0.004);
  }
}

TEST(Sobol, GFunctionOfEightInputs) {
  constexpr std::array<double, 8> first{0.716192, 0.179048, 0.023676, 0.007162, 7.16e-5, 7.16e-5, 7.16e-5, 7.16e-5};
  constexpr std::array<double, 8> total{0.787144, 0.242198, 0.034317, 0.010460, 1.05e-4, 1.05e-4, 1.05e-4, 1.05e-4};
  const SobolIndices s = sobol_indices(known::sobol_runs(known::g8, 8, 8192, 16, 3));
  EXPECT_NEAR(s.variance, 0.465424431902207, 0.01);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(s.inputs[i].first.value, first[i], 0.01) << i;
    EXPECT_NEAR(s.inputs[i].total.value, total[i], 0.01) << i;
  }
}

TEST(Sobol, CrossProductsTakeTheLuckOut) {
  Errors e, naive;
  double noise = 0;
  for (std::uint32_t r = 0; r < 100; ++r) {
    const SobolRuns runs = stochastic(512, r);
    const SobolIndices s = sobol_indices(runs);
    add(e, s, 100);
    noise += s.noise / 100;
    EXPECT_NEAR(s.variance / kVariance, 1, 0.6);
  }
  EXPECT_LE(std::sqrt(e.total), 0.06);
  EXPECT_LE(std::sqrt(e.first), 0.065);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(e.mean_total[i], kTotal[i], 0.02);
    EXPECT_NEAR(e.mean_first[i], kFirst[i], 0.02);
  }
  EXPECT_NEAR(noise / kVariance, 1, 0.05);
}

TEST(Sobol, AConstantOutcomeHasNoIndices) {
  const auto constant = [](const std::vector<double>&) { return 0.1; };
  const SobolIndices s = sobol_indices(known::sobol_runs(constant, 2, 64, 2, 1));
  EXPECT_TRUE(s.constant());
  EXPECT_TRUE(std::isnan(s.inputs[0].first.value) && std::isnan(s.inputs[1].total.value));
}

TEST(Sobol, RunsAreFoundByWhatTheyAreFor) {
  StudyTable t;
  t.parameters = {{.name = "x", .unit = "", .source = "", .provenance = ""},
                  {.name = "y", .unit = "", .source = "", .provenance = ""}};
  t.scenarios = {"only"};
  t.outcomes = {{"o", "", OutcomeRole::other}};
  const auto add_row = [&](std::uint64_t id, RowRole role, std::uint32_t block, std::uint32_t input, double result) {
    t.rows.push_back({.id = id, .role = role, .block = block, .input = input, .scramble = block});
    t.value.insert(t.value.end(), {0, 0});
    t.result.push_back(result);
  };
  add_row(5, RowRole::ab, 0, 1, 13);  // in no order at all
  add_row(1, RowRole::a, 1, kNoInput, 20);
  add_row(2, RowRole::b, 0, kNoInput, 11);
  add_row(3, RowRole::a, 0, kNoInput, 10);
  add_row(4, RowRole::ab, 0, 0, 12);
  add_row(6, RowRole::b, 1, kNoInput, 21);
  add_row(7, RowRole::ab, 1, 0, 22);
  const SobolRuns half = sobol_runs(t, {0, 0, false});  // base row 1 misses an AB
  EXPECT_EQ(half.rows, 1U);
  EXPECT_EQ(half.ab, (std::vector<double>{12, 13}));
  add_row(8, RowRole::ab, 1, 1, 23);
  const SobolRuns runs = sobol_runs(t, {0, 0, false});
  EXPECT_EQ(runs.a, (std::vector<double>{10, 20}));
  EXPECT_EQ(runs.b, (std::vector<double>{11, 21}));
  EXPECT_EQ(runs.ab, (std::vector<double>{12, 13, 22, 23}));
  EXPECT_EQ(runs.scramble, (std::vector<std::uint32_t>{0, 1}));
}
