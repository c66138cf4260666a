#include "sim/record/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"

using namespace sim;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Every edge belongs to the bin above it, and the number before it to the bin below.
void check_edges(const Bins& bins) {
  for (std::size_t i = 1; i < bins.size() - 1; ++i) {
    ASSERT_EQ(bins.index_of((bins.edge(i) + bins.edge(i + 1)) / 2), i);
    ASSERT_GT(bins.width(i), 0.0);
  }
  EXPECT_EQ(bins.index_of(-kInfinity), 0U);
  EXPECT_EQ(bins.index_of(kInfinity), bins.size() - 1);
  EXPECT_EQ(bins.edge(0), -kInfinity);
  EXPECT_EQ(bins.edge(bins.size()), kInfinity);
}

}  // namespace

TEST(Bins, LinearOnesAreOfEqualWidth) {
  const Bins bins = Bins::linear(-5, 10, 30);
  check_edges(bins);
  EXPECT_EQ(bins.size(), 32U);
  EXPECT_NEAR(bins.width(1), 0.5, 1e-15);
  EXPECT_NEAR(bins.width(30), 0.5, 1e-14);
  EXPECT_EQ(bins.index_of(-5.0), 1U);
  EXPECT_EQ(bins.index_of(std::nextafter(-5.0, -6.0)), 0U);
  EXPECT_EQ(bins.index_of(10.0), 30U);
  EXPECT_EQ(bins.index_of(std::nextafter(10.0, 11.0)), 31U);
}

TEST(Bins, LogLinearOnesAreNarrowBesideTheirValues) {
  const Bins bins = Bins::log_linear(0.01, 1e6);
  check_edges(bins);
  EXPECT_LE(bins.edge(1), 0.01);
  EXPECT_GE(bins.edge(bins.size() - 1), 1e6);
  for (std::size_t i = 1; i < bins.size() - 1; ++i) {
    ASSERT_LE(bins.width(i), bins.edge(i) / 64);
    ASSERT_EQ(bins.index_of(bins.edge(i)), i);
    ASSERT_EQ(bins.index_of(std::nextafter(bins.edge(i), 0.0)), i - 1);
  }
  EXPECT_EQ(bins.index_of(0.0), 0U);
  EXPECT_EQ(bins.index_of(-3.0), 0U);
  EXPECT_EQ(bins.index_of(1e6), bins.size() - 2);
  EXPECT_EQ(Bins::log_linear(1, 1024, 0).size(), 13U);
}

TEST(Bins, RefuseLimitsThatMakeNoSense) {
  EXPECT_THROW(Bins::linear(1, 1, 10), BrokenRule);
  EXPECT_THROW(Bins::linear(0, 1, 0), BrokenRule);
  EXPECT_THROW(Bins::linear(0, kInfinity, 10), BrokenRule);
  EXPECT_THROW(Bins::log_linear(0, 1), BrokenRule);
  EXPECT_THROW(Bins::log_linear(2, 1), BrokenRule);
  EXPECT_THROW(Bins::log_linear(1, 2, 13), BrokenRule);
  EXPECT_THROW(Bins::linear(0, 1, 4).edge(7), BrokenRule);
  EXPECT_EQ(Bins().size(), 0U);
}

TEST(Bins, WithDifferentDefinitionsHaveDifferentHashes) {
  EXPECT_EQ(Bins::linear(0, 1, 4).hash(), Bins::linear(0, 1, 4).hash());
  EXPECT_NE(Bins::linear(0, 1, 4).hash(), Bins::linear(0, 1, 5).hash());
  EXPECT_NE(Bins::linear(0, 1, 4).hash(), Bins::linear(0, 2, 4).hash());
  EXPECT_NE(Bins::log_linear(1, 8).hash(), Bins::log_linear(1, 8, 5).hash());
  EXPECT_NE(Bins::log_linear(1, 8).hash(), Bins().hash());
}

TEST(Histogram, QuantilesAreWithinOneBinOfTheExactOnes) {
  const Draws draws(61);
  for (const Bins& bins : {Bins::linear(-2, 2, 100), Bins::log_linear(0.05, 20), Bins::log_linear(0.05, 20, 3)}) {
    Histogram histogram(bins);
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 20'001; ++i) {
      const double z = draws.normal(i, {1});
      values.push_back(bins.kind() == Bins::Kind::linear ? z : i % 10 == 0 ? 0.0 : math::exp(z));
      histogram.add(values.back());
    }
    std::sort(values.begin(), values.end());
    for (const double p : {0.0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1.0}) {
      const auto rank = static_cast<std::size_t>(std::max(std::ceil(p * 20'001), 1.0)) - 1;
      const double exact = values[rank], got = histogram.quantile(p, values.front(), values.back());
      const std::size_t bin = bins.index_of(exact);
      // The open bins at the ends reach to the least and the greatest value.
      const double width = std::min(bins.edge(bin + 1), values.back()) - std::max(bins.edge(bin), values.front());
      EXPECT_NEAR(got, exact, width) << p;
    }
  }
}

TEST(Histogram, MergesToTheSameCountsInAnyOrder) {
  const Draws draws(62);
  const Bins bins = Bins::log_linear(0.1, 100);
  Histogram whole(bins), a(bins), b(bins);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const double x = draws.exponential(i, {1});
    whole.add(x);
    (i % 3 ? a : b).add(x);
  }
  Histogram ab = a, ba = b;
  ab.merge(b);
  ba.merge(a);
  EXPECT_EQ(ab, whole);
  EXPECT_EQ(ba, whole);
  EXPECT_EQ(whole.count(), 5000U);
  EXPECT_THROW(a.merge(Histogram(Bins::log_linear(0.1, 200))), BrokenRule);
}

TEST(Histogram, FewAndManyValuesAreKeptDifferentlyAndCountTheSame) {
  const Bins bins = Bins::linear(0, 10, 20);
  for (std::size_t n = 0; n <= 24; ++n)
    for (std::size_t split = 0; split <= n; ++split) {
      Histogram whole(bins), first(bins), second(bins);
      std::vector<std::uint64_t> counts(bins.size());
      for (std::size_t i = 0; i < n; ++i) {
        const double x = static_cast<double>(i * 7 % 11);
        ++counts[bins.index_of(x)];
        whole.add(x);
        (i < split ? first : second).add(x);
      }
      first.merge(second);
      ASSERT_EQ(whole.counts(), counts) << n;
      ASSERT_TRUE(first == whole) << n << " split at " << split;
      ASSERT_EQ(first.count(), n);
      if (n > 0) {
        ASSERT_EQ(first.quantile(0.5, 0, 10), whole.quantile(0.5, 0, 10));
      }
    }
}

TEST(Histogram, HasNoQuantileOfNothing) {
  const Histogram empty(Bins::linear(0, 1, 2));
  EXPECT_TRUE(std::isnan(empty.quantile(0.5, 0, 1)));
  EXPECT_THROW(empty.quantile(1.5, 0, 1), BrokenRule);
}
