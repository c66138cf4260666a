#include "sim/core/draws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace sim;

namespace {

constexpr Purpose kPurpose = purpose("test.draw");
constexpr std::uint32_t kMany = 400'000;

struct Moments {
  double mean = 0, variance = 0, fourth = 0;
};

template <class Draw>
Moments moments_of(Draw draw, double centre) {
  Moments m;
  for (std::uint32_t i = 0; i < kMany; ++i) m.mean += draw(i);
  m.mean /= kMany;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double square = (draw(i) - centre) * (draw(i) - centre);
    m.variance += square;
    m.fourth += square * square;
  }
  m.variance /= kMany;
  m.fourth /= kMany;
  return m;
}

// The standard error of the mean of kMany values with this variance, four of which are allowed: 1 in 16,000 by chance.
double four_errors(double variance) { return 4.0 * std::sqrt(variance / kMany); }

}  // namespace

TEST(Philox, GivesTheKnownAnswersOfRandom123) {
  using Block = Draws::Block;
  EXPECT_EQ(Draws::philox({0, 0, 0, 0}, 0, 0), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(Draws::philox({~0U, ~0U, ~0U, ~0U}, ~0U, ~0U), (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(Draws::philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Draws, NeverReachZeroOrOne) {
  EXPECT_EQ(Draws::to_uniform(0), 0x1p-53);
  EXPECT_EQ(Draws::to_uniform(~std::uint64_t{0}), 1.0 - 0x1p-53);
  EXPECT_EQ(Draws::to_uniform32(0), 0x1p-33);
  EXPECT_EQ(Draws::to_uniform32(~0U), 1.0 - 0x1p-33);
}

TEST(Draws, AnswerTheSameQuestionTheSameWay) {
  const Draws a(7, omega(1, 2, 3)), b(7, omega(1, 2, 3));
  EXPECT_EQ(a.block(5, kPurpose, 6, 7), b.block(5, kPurpose, 6, 7));
  EXPECT_EQ(a.uniform(5, kPurpose, 6), b.uniform(5, kPurpose, 6));
}

TEST(Draws, DifferWhenAnyPartOfTheNameDiffers) {
  const Draws d(7);
  const auto base = d.block(5, kPurpose, 6, 7);
  EXPECT_NE(base, d.block(4, kPurpose, 6, 7));
  EXPECT_NE(base, d.block(5, purpose("test.other"), 6, 7));
  EXPECT_NE(base, d.block(5, kPurpose, 5, 7));
  EXPECT_NE(base, d.block(5, kPurpose, 6, 6));
  EXPECT_NE(base, Draws(8).block(5, kPurpose, 6, 7));
  EXPECT_NE(base, Draws(7, 1).block(5, kPurpose, 6, 7));
}

TEST(Draws, KeysOfManySeedsAndOmegasAreAllDifferent) {
  std::set<std::uint64_t> keys;
  std::size_t made = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    for (std::uint32_t policy = 0; policy < 3; ++policy)
      for (std::uint32_t draw = 0; draw < 30; ++draw)
        for (std::uint32_t replicate = 0; replicate < 30; ++replicate, ++made)
          keys.insert(Draws(seed, omega(policy, draw, replicate)).key());
  EXPECT_EQ(keys.size(), made);
}

TEST(Draws, UniformsHaveTheMomentsOfAUniform) {
  const Draws d(11);
  const auto m = moments_of([&](std::uint32_t i) { return d.uniform(i, kPurpose); }, 0.5);
  EXPECT_NEAR(m.mean, 0.5, four_errors(1.0 / 12));
  EXPECT_NEAR(m.variance, 1.0 / 12, four_errors(1.0 / 180));
}

TEST(Draws, UniformsFillAHundredCellsEvenly) {
  const Draws d(12);
  std::array<double, 100> cells{};
  for (std::uint32_t i = 0; i < kMany; ++i) ++cells[static_cast<std::size_t>(d.uniform(3, kPurpose, i) * 100)];
  double chi_square = 0;
  for (const double n : cells) chi_square += (n - kMany / 100.0) * (n - kMany / 100.0) / (kMany / 100.0);
  EXPECT_NEAR(chi_square, 99.0, 4.0 * std::sqrt(2.0 * 99.0));
}

TEST(Draws, NeighbouringEntitiesPurposesAndCountsAreUncorrelated) {
  const Draws d(13);
  double entity = 0, count = 0, other = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    const double u = d.uniform(i, kPurpose) - 0.5;
    entity += u * (d.uniform(i + 1, kPurpose) - 0.5);
    count += u * (d.uniform(i, kPurpose, 1) - 0.5);
    other += u * (d.uniform(i, {kPurpose.id + 1}) - 0.5);
  }
  for (const double sum : {entity, count, other}) EXPECT_NEAR(sum / kMany, 0.0, four_errors(1.0 / 144));
}

TEST(Draws, ExponentialsHaveTheMomentsOfAUnitExponential) {
  const Draws d(14);
  const auto m = moments_of([&](std::uint32_t i) { return d.exponential(i, kPurpose); }, 1.0);
  EXPECT_NEAR(m.mean, 1.0, four_errors(1.0));
  EXPECT_NEAR(m.variance, 1.0, four_errors(8.0));
}

TEST(Draws, NormalsHaveTheMomentsOfAStandardNormal) {
  const Draws d(15);
  const auto one = moments_of([&](std::uint32_t i) { return d.normal(i, kPurpose); }, 0.0);
  EXPECT_NEAR(one.mean, 0.0, four_errors(1.0));
  EXPECT_NEAR(one.variance, 1.0, four_errors(2.0));
  EXPECT_NEAR(one.fourth, 3.0, four_errors(96.0));
  const auto four = moments_of([&](std::uint32_t i) { return d.four_normals(i / 4, kPurpose)[i % 4]; }, 0.0);
  EXPECT_NEAR(four.mean, 0.0, four_errors(1.0));
  EXPECT_NEAR(four.variance, 1.0, four_errors(2.0));
  EXPECT_NEAR(four.fourth, 3.0, four_errors(96.0));
}

TEST(Draws, TheFourNormalsOfABlockAreUncorrelated) {
  const Draws d(16);
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double sum = 0;
      for (std::uint32_t i = 0; i < kMany / 4; ++i) {
        const auto z = d.four_normals(i, kPurpose);
        sum += z[a] * z[b];
      }
      EXPECT_NEAR(sum / (kMany / 4), 0.0, 2.0 * four_errors(1.0)) << a << " and " << b;
    }
}

TEST(Draws, FourNormalsAreTheInverseOfTheirOwnBits) {
  const Draws d(17);
  double worst = 0;
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    std::uint32_t bits = d.block(i, kPurpose, 0)[0];
    if (i % 2) bits >>= i / 2 % 32;  // into the tails
    if (i % 4 == 3) bits = ~bits;
    worst = std::max(
        worst, std::fabs(detail::NormalTable::shared().at(bits) - math::normal_quantile(Draws::to_uniform32(bits))));
  }
  EXPECT_LT(worst, 5e-11);
  const auto z = d.four_normals(9, kPurpose);
  EXPECT_NEAR(z[2], math::normal_quantile(Draws::to_uniform32(d.block(9, kPurpose, 0)[2])), 5e-11);
}

TEST(Draws, ChanceIsTrueAsOftenAsItSaysAndNeverFallsWhenTheChanceRises) {
  const Draws d(18);
  std::uint32_t rare = 0, fell = 0;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    rare += d.chance(0.1, i, kPurpose);
    fell += d.chance(0.1, i, kPurpose) && !d.chance(0.11, i, kPurpose);
    ASSERT_FALSE(d.chance(0.0, i, kPurpose));
    ASSERT_TRUE(d.chance(1.0, i, kPurpose));
  }
  EXPECT_NEAR(rare / double{kMany}, 0.1, four_errors(0.09));
  EXPECT_EQ(fell, 0U);
}

TEST(PurposeRegistry, KnowsItsNamesAndTakesTheSameNameTwice) {
  PurposeRegistry registry;
  const Purpose p = registry.add("group_cbt.attend");
  EXPECT_EQ(p, purpose("group_cbt.attend"));
  EXPECT_EQ(registry.add("group_cbt.attend"), p);
  EXPECT_EQ(registry.name_of(p), "group_cbt.attend");
  EXPECT_EQ(registry.name_of({p.id + 1}), "");
}

TEST(PurposeRegistry, RefusesTwoNamesWithOnePurpose) {
  // By the birthday bound some two of 200,000 names share 32 bits; find a pair, then offer both.
  std::map<std::uint32_t, std::string> seen;
  std::string first, second;
  for (int i = 0; i < 400'000 && second.empty(); ++i) {
    const std::string name = "programme.verb_" + std::to_string(i);
    const auto [at, is_new] = seen.try_emplace(purpose(name).id, name);
    if (!is_new) first = at->second, second = name;
  }
  ASSERT_FALSE(second.empty());
  PurposeRegistry registry;
  registry.add(first);
  EXPECT_THROW(registry.add(second), std::invalid_argument);
}
