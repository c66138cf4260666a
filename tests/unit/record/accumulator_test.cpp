#include "sim/record/accumulator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/draws.hpp"

using namespace sim;

namespace {

const OutcomeSpec kWait{
    "wait", "days", "days from referral to the first session", {0x1p-20}, Bins::log_linear(0.01, 10'000)};
const OutcomeSpec kPlain{"qaly", "QALY", "quality-adjusted life years", {0x1p-40}, Bins()};

double value(std::uint32_t i) { return 20 * Draws(71).exponential(i, {1}); }

std::string bytes_of(const Accumulator& a) {
  std::string bytes;
  a.append_to(bytes);
  return bytes;
}

Accumulator filled(const OutcomeSpec& spec, std::uint32_t n) {
  Accumulator a(spec);
  for (std::uint32_t i = 0; i < n; ++i) a.add(value(i));
  return a;
}

// A run of the census adds the same values to several subgroups.
TEST(Batch, AddsWhatItsValuesWouldAddOneByOne) {
  for (const OutcomeSpec& spec : {kWait, kPlain})
    for (const std::uint32_t n : {0U, 1U, 5U, 9U, 10U, 300U}) {
      Accumulator by_batch = filled(spec, 7), one_by_one = filled(spec, 7);
      Batch batch(spec);
      batch.add(1e3);
      batch.clear();
      for (std::uint32_t i = 0; i < n; ++i) {
        batch.add(value(100 + i));
        one_by_one.add(value(100 + i));
      }
      by_batch.add(batch);
      EXPECT_EQ(bytes_of(by_batch), bytes_of(one_by_one)) << spec.name << ", " << n;
    }
  Batch batch(kWait);
  EXPECT_THROW(batch.add(std::nan("")), BrokenRule);
}

}  // namespace

TEST(Accumulator, GivesTheSameBytesHoweverItsValuesAreShardedAndMerged) {
  constexpr std::uint32_t n = 8000;
  const std::string whole = bytes_of(filled(kWait, n));
  for (const std::uint32_t shards : {2U, 5U, 64U}) {
    std::vector<Accumulator> parts(shards, Accumulator(kWait));
    for (std::uint32_t i = n; i-- > 0;) parts[i * 17 % shards].add(value(i));
    while (parts.size() > 1) {  // from the back, in pairs: a tree
      Accumulator last = parts.back();
      parts.pop_back();
      parts[parts.size() / 2].merge(last);
    }
    EXPECT_EQ(bytes_of(parts.front()), whole) << shards;
  }
}

TEST(Accumulator, ReadsBackWhatItWrote) {
  for (const OutcomeSpec* spec : {&kWait, &kPlain})
    for (const std::uint32_t n : {0U, 1U, 3000U}) {
      const Accumulator a = filled(*spec, n);
      const std::string bytes = bytes_of(a) + "next";
      std::string_view view = bytes;
      EXPECT_EQ(Accumulator::parse(*spec, view), a);
      EXPECT_EQ(view, "next");
    }
}

TEST(Accumulator, IsSmallOnDisk) {
  EXPECT_EQ(bytes_of(filled(kPlain, 3000)).size(), 65U);
  EXPECT_LT(bytes_of(filled(kWait, 3000)).size(), 1400U);
}

TEST(Accumulator, RefusesBytesThatAreCutDamagedOrOfAnotherShape) {
  const std::string good = bytes_of(filled(kWait, 50));
  for (std::size_t length = 0; length < good.size(); ++length) {
    std::string_view cut = std::string_view(good).substr(0, length);
    EXPECT_THROW(Accumulator::parse(kWait, cut), std::invalid_argument) << length;
  }
  OutcomeSpec other = kWait;
  other.tick = {0x1p-19};
  std::string_view view = good;
  EXPECT_THROW(Accumulator::parse(other, view), std::invalid_argument);
  other = kWait;
  other.bins = Bins::log_linear(0.01, 20'000);
  view = good;
  EXPECT_THROW(Accumulator::parse(other, view), std::invalid_argument);
  std::string wrong = good;
  ++wrong.back();  // one more in the last bin than the count says
  view = wrong;
  EXPECT_THROW(Accumulator::parse(kWait, view), std::invalid_argument);
  // Any byte flipped either is refused or still reads as some accumulator: never a crash.
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string flipped = good;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
    view = flipped;
    try {
      Accumulator::parse(kWait, view);
    } catch (const std::invalid_argument&) {
    }
  }
}

TEST(Accumulator, KnowsItsMeanRangeAndQuantiles) {
  std::vector<double> all;
  for (std::uint32_t i = 0; i < 3000; ++i) all.push_back(value(i));
  std::sort(all.begin(), all.end());
  const Accumulator a = filled(kWait, 3000);
  EXPECT_EQ(a.count(), 3000);
  EXPECT_NEAR(a.mean(), a.total() / 3000, 1e-12);
  EXPECT_NEAR(a.least(), all.front(), 0x1p-20);
  EXPECT_NEAR(a.greatest(), all.back(), 0x1p-20);
  EXPECT_NEAR(*a.quantile(0.5), all[1499], all[1499] / 64);
  EXPECT_NEAR(*a.quantile(1.0), all.back(), all.back() / 64);
}

TEST(Accumulator, HasQuantilesOnlyWithBinsAndValues) {
  EXPECT_FALSE(filled(kPlain, 10).quantile(0.5).has_value());
  EXPECT_FALSE(Accumulator(kWait).quantile(0.5).has_value());
  EXPECT_TRUE(filled(kWait, 1).quantile(0.5).has_value());
}

TEST(Accumulator, RefusesToMergeWithAnotherShape) {
  Accumulator a(kWait);
  EXPECT_THROW(a.merge(Accumulator(kPlain)), BrokenRule);
  OutcomeSpec other = kWait;
  other.bins = Bins::log_linear(0.01, 20'000);
  EXPECT_THROW(a.merge(Accumulator(other)), BrokenRule);
}
