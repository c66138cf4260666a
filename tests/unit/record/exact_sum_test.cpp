#include "sim/record/exact_sum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/draws.hpp"

using namespace sim;

namespace {

std::vector<double> values(std::uint32_t n, double mean, double sd) {
  const Draws draws(51);
  std::vector<double> v;
  for (std::uint32_t i = 0; i < n; ++i) v.push_back(mean + sd * draws.normal(i, {1}));
  return v;
}

ExactSum sum_of(const std::vector<double>& v, Tick tick) {
  ExactSum s(tick);
  for (const double x : v) s.add(x);
  return s;
}

}  // namespace

TEST(ExactSum, AgreesWithSumsInLongDouble) {
  const auto v = values(50'000, 1000, 3);
  const ExactSum s = sum_of(v, {0x1p-30});
  long double mean = 0, squares = 0;
  for (const double x : v) mean += x;
  mean /= static_cast<long double>(v.size());
  for (const double x : v) squares += (x - mean) * (x - mean);
  EXPECT_EQ(s.count(), 50'000);
  EXPECT_NEAR(s.mean(), static_cast<double>(mean), 1e-10);
  EXPECT_NEAR(s.sd(), static_cast<double>(std::sqrt(squares / 49'999)), 1e-9);
  EXPECT_NEAR(s.total(), static_cast<double>(mean) * 50'000, 1e-5);
}

TEST(ExactSum, IsTheSameInAnyOrderAndHoweverItIsSharded) {
  const auto v = values(10'000, 5, 100);
  const ExactSum whole = sum_of(v, {1e-4});
  for (const std::size_t shards : {2U, 7U, 100U}) {
    std::vector<ExactSum> parts(shards, ExactSum(Tick{1e-4}));
    for (std::size_t i = v.size(); i-- > 0;) parts[i * 31 % shards].add(v[i]);
    ExactSum merged(Tick{1e-4});
    for (std::size_t i = shards; i-- > 0;) merged.merge(parts[i]);
    EXPECT_EQ(merged, whole);
  }
}

TEST(ExactSum, KeepsItsSdBesideAnEnormousMean) {
  ExactSum s(Tick{1.0});
  for (const double x : {-1.0, 0.0, 1.0}) s.add(1e15 + x);
  EXPECT_EQ(s.sd(), 1.0);
  EXPECT_EQ(s.mean(), 1e15);
  ExactSum negative(Tick{1.0});
  for (const double x : {-1.0, 0.0, 1.0}) negative.add(-1e15 + x);
  EXPECT_EQ(negative.sd(), 1.0);
}

TEST(ExactSum, RoundsToTheNearestTick) {
  const ExactSum s(Tick{0.5});
  EXPECT_EQ(s.to_ticks(0.74), 1);
  EXPECT_EQ(s.to_ticks(0.76), 2);
  EXPECT_EQ(s.to_ticks(-0.74), -1);
  EXPECT_EQ(s.to_ticks(-0.76), -2);
  EXPECT_EQ(s.to_ticks(0.25), 0);  // a tie: to even
  EXPECT_EQ(s.to_ticks(0.75), 2);
  EXPECT_EQ(s.to_ticks(1e15), 2'000'000'000'000'000);
}

TEST(ExactSum, RefusesWhatItCannotHold) {
  ExactSum s(Tick{1.0});
  EXPECT_THROW(s.add(std::nan("")), BrokenRule);
  EXPECT_THROW(s.add(INFINITY), BrokenRule);
  EXPECT_THROW(s.add(0x1p51), BrokenRule);
  EXPECT_THROW(s.add(-0x1p51), BrokenRule);
  EXPECT_EQ(s.count(), 0);
  EXPECT_THROW(ExactSum(Tick{0.0}), BrokenRule);
  EXPECT_THROW(ExactSum(Tick{-1.0}), BrokenRule);
  EXPECT_THROW(ExactSum(Tick{std::nan("")}), BrokenRule);
  EXPECT_THROW(s.merge(ExactSum(Tick{2.0})), BrokenRule);
}

TEST(ExactSum, StopsBeforeItsSquaresOverflow) {
  ExactSum s(Tick{1.0});
  const double large = 0x1p51 - 1;
  s.add(large);
  for (int i = 0; i < 25; ++i) s.merge(ExactSum(s));  // 2^25 of them: squares of just under 2^127
  EXPECT_THROW(s.merge(ExactSum(s)), BrokenRule);
}

TEST(ExactSum, HasNoMeanOfNothingAndNoSdOfOne) {
  ExactSum s(Tick{1.0});
  EXPECT_TRUE(std::isnan(s.mean()) && std::isnan(s.sd()) && std::isnan(s.least()) && std::isnan(s.greatest()));
  s.add(4);
  EXPECT_EQ(s.mean(), 4.0);
  EXPECT_TRUE(std::isnan(s.sd()));
  s.add(-2);
  EXPECT_EQ(s.least(), -2.0);
  EXPECT_EQ(s.greatest(), 4.0);
}

TEST(ExactSum, ReadsBackWhatItWrote) {
  for (const auto& s : {ExactSum(Tick{0.1}), sum_of(values(100, -50, 20), {0.1})}) {
    std::string bytes;
    s.append_to(bytes);
    EXPECT_EQ(bytes.size(), 56U);
    std::string_view view = bytes;
    EXPECT_EQ(ExactSum::parse({0.1}, view), s);
    EXPECT_TRUE(view.empty());
  }
}

TEST(ExactSum, RefusesBytesThatNoValuesCouldHaveGiven) {
  std::string bytes;
  sum_of({1, 2, 3}, {1.0}).append_to(bytes);
  std::string_view cut = std::string_view(bytes).substr(0, 55);
  EXPECT_THROW(ExactSum::parse({1.0}, cut), std::invalid_argument);
  std::string more = bytes;
  more[8] = 100;  // a sum of 100 from three values of at most 3
  std::string_view view = more;
  EXPECT_THROW(ExactSum::parse({1.0}, view), std::invalid_argument);
}
