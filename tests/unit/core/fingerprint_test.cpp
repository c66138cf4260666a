#include "sim/core/fingerprint.hpp"

#include <gtest/gtest.h>

using namespace sim;

namespace {

Fingerprint of(std::initializer_list<std::array<std::uint32_t, 3>> events) {
  Fingerprint f;
  for (const auto& e : events) f.add(e[0], e[1], e[2]);
  return f;
}

}  // namespace

TEST(Fingerprint, SeesWhenWhoWhatAndInWhichOrder) {
  const auto base = of({{1, 2, 3}, {4, 5, 6}}).value();
  EXPECT_EQ(base, of({{1, 2, 3}, {4, 5, 6}}).value());
  EXPECT_NE(base, of({{4, 5, 6}, {1, 2, 3}}).value());
  EXPECT_NE(base, of({{0, 2, 3}, {4, 5, 6}}).value());
  EXPECT_NE(base, of({{1, 0, 3}, {4, 5, 6}}).value());
  EXPECT_NE(base, of({{1, 2, 0}, {4, 5, 6}}).value());
  EXPECT_NE(base, of({{1, 2, 3}}).value());
}

TEST(Fingerprint, IsZeroWhenNothingHappenedAndNotWhenZerosHappened) {
  EXPECT_EQ(Fingerprint().value(), 0U);
  EXPECT_NE(of({{0, 0, 0}}).value(), 0U);
  EXPECT_NE(of({{0, 0, 0}}).value(), of({{0, 0, 0}, {0, 0, 0}}).value());
}

TEST(Fingerprint, DoesNotDependOnTheOrderOrGroupingOfPatients) {
  const auto a = of({{1, 1, 1}}).value(), b = of({{1, 2, 1}, {9, 2, 4}}).value(), c = of({{3, 3, 3}}).value();
  Fingerprint one_by_one, grouped, pair;
  one_by_one.merge_commutative(a);
  one_by_one.merge_commutative(b);
  one_by_one.merge_commutative(c);
  pair.merge_commutative(c);
  pair.merge_commutative(a);
  grouped.merge_commutative(b);
  grouped.merge_commutative(pair.value());
  EXPECT_EQ(one_by_one.value(), grouped.value());
  EXPECT_NE(one_by_one.value(), pair.value());
}
