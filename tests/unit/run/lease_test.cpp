#include "sim/run/lease.hpp"

#include <gtest/gtest.h>

using sim::Leases;
using namespace std::chrono_literals;

TEST(Leases, DealEachPieceOnceWhileNobodyIsLost) {
  Leases book(3);
  const Leases::Clock::time_point t{};
  EXPECT_EQ(book.next(t), 0U);
  EXPECT_EQ(book.next(t), 1U);
  EXPECT_TRUE(book.finished(0, t + 1s));
  EXPECT_EQ(book.next(t + 1s), 2U);
  EXPECT_EQ(book.next(t + 2s), std::nullopt);  // in hand: wait
  EXPECT_TRUE(book.finished(1, t + 3s));
  EXPECT_TRUE(book.finished(2, t + 3s));
  EXPECT_TRUE(book.all_finished());
  EXPECT_EQ(book.next(t + 4s), std::nullopt);
}

TEST(Leases, LetAgainWhatWasNotHeardOf) {
  Leases book(2);
  const Leases::Clock::time_point t{};
  book.next(t);
  book.next(t);
  book.finished(1, t + 2s);
  EXPECT_EQ(book.next(t + 60s), std::nullopt);  // a minute at least
  EXPECT_EQ(book.next(t + 61s), 0U);
  EXPECT_EQ(book.next(t + 62s), std::nullopt);  // let anew
  EXPECT_TRUE(book.finished(0, t + 70s));
  EXPECT_FALSE(book.finished(0, t + 71s));  // the lost one came back: harmless
  EXPECT_TRUE(book.all_finished());
}

TEST(Leases, TheShortestMayBeSaid) {
  Leases book(1, 2s);
  const Leases::Clock::time_point t{};
  book.next(t);
  EXPECT_EQ(book.length(), 2s);
  EXPECT_EQ(book.next(t + 2s), std::nullopt);
  EXPECT_EQ(book.next(t + 3s), 0U);
  EXPECT_TRUE(book.finished(0, t + 4s));
  EXPECT_EQ(book.length(), 10s);  // ten times the second it took since it was let anew
}

TEST(Leases, AreLongerWhenPiecesAreSlow) {
  Leases book(2);
  const Leases::Clock::time_point t{};
  book.next(t);
  book.next(t);
  book.finished(1, t + 20s);
  EXPECT_EQ(book.next(t + 200s), std::nullopt);  // ten times 20 s
  EXPECT_EQ(book.next(t + 201s), 0U);
}
