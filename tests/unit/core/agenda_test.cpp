#include "sim/core/agenda.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "sim/core/draws.hpp"

using namespace sim;

namespace {

auto order(const Appointment& a) { return std::tuple(a.minute, a.rank, a.tie, a.subject, a.kind, a.ticket); }

struct Earlier {
  bool operator()(const Appointment& a, const Appointment& b) const { return order(a) < order(b); }
};

// The slow, obvious agenda.
class Reference {
 public:
  void add(const Appointment& a) { pending_.insert(a); }
  std::optional<Appointment> next() {
    if (pending_.empty()) return std::nullopt;
    const Appointment a = *pending_.begin();
    pending_.erase(pending_.begin());
    return a;
  }

 private:
  std::multiset<Appointment, Earlier> pending_;
};

// A stream of appointments made as time goes by; few values for each field, so that every kind of tie occurs.
class Stream {
 public:
  Stream(std::uint64_t seed, std::uint32_t longest_gap) : draws_(seed), longest_gap_(longest_gap) {}

  Appointment after(std::uint32_t now) {
    const auto bits = draws_.block(count_, purpose("gap"), 0), more = draws_.block(count_, purpose("rest"), 0);
    ++count_;
    std::uint32_t gap = bits[0] % 4 == 0 ? 0 : bits[0] % 4 == 1 ? bits[1] % 3 : bits[1] % longest_gap_;
    if (bits[0] % 64 == 7) gap = 40 * longest_gap_;
    return {.minute = now + gap,
            .tie = more[0] % 4 * 0x40000101U,
            .subject = more[1] % 3 * 0x7fffffffU,
            .ticket = static_cast<std::uint16_t>(more[2] % 2 * 0xffffU),
            .rank = static_cast<std::uint8_t>(more[3] % 3 * 100U),
            .kind = static_cast<std::uint8_t>(bits[2] % 2 * 255U)};
  }

  std::uint32_t dice() { return draws_.block(count_++, purpose("dice"), 0)[0]; }

 private:
  Draws draws_;
  std::uint32_t longest_gap_;
  std::uint32_t count_ = 0;
};

Appointment at(std::uint32_t minute, std::uint32_t subject = 0) { return {.minute = minute, .subject = subject}; }

}  // namespace

TEST(Agenda, HandsOutExactlyInOrderWhateverIsAddedMeanwhile) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    // Long gaps leave empty days and overflow a short ring; short gaps put thousands into one day.
    Stream stream(seed, seed % 3 == 0 ? 400 : seed % 3 == 1 ? 20'000 : 300'000);
    Agenda agenda(seed % 2 ? 4 : 512);
    Reference reference;
    std::uint32_t now = 0;
    const auto both_add = [&](const Appointment& a) { agenda.add(a), reference.add(a); };
    for (int i = 0; i < 3000; ++i) both_add(stream.after(0));
    for (int i = 0; i < 30'000; ++i) {
      const auto expected = reference.next(), got = agenda.next();
      ASSERT_EQ(got, expected) << "after " << i;
      if (!got) break;
      now = got->minute;
      ASSERT_EQ(agenda.now(), now);
      for (std::uint32_t more = stream.dice() % (i < 15'000 ? 3 : 2); more > 0; --more) both_add(stream.after(now));
    }
    while (const auto expected = reference.next()) ASSERT_EQ(agenda.next(), expected);
    EXPECT_TRUE(agenda.empty());
    EXPECT_EQ(agenda.next(), std::nullopt);
  }
}

TEST(Agenda, SortsDaysOfEverySize) {
  for (const std::uint32_t n : {1U, 47U, 48U, 255U, 256U, 1023U, 1024U, 20'000U}) {
    const Draws draws(n);
    Agenda agenda;
    std::vector<Appointment> all;
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto b = draws.block(i, {1}, 0);
      all.push_back(
          {.minute = 3 * 1440 + b[0] % 1440, .tie = b[1], .subject = i, .rank = static_cast<std::uint8_t>(b[2] % 3)});
      agenda.add(all.back());
    }
    std::sort(all.begin(), all.end(), Earlier());
    for (const auto& a : all) ASSERT_EQ(agenda.next(), a) << n;
  }
}

TEST(Agenda, BreaksTiesByRankThenTieThenSubjectThenKindThenTicket) {
  const std::vector<Appointment> in_order = {
      {.minute = 9, .tie = 9, .subject = 9, .ticket = 9, .rank = 0, .kind = 9},
      {.minute = 9, .tie = 0, .subject = 9, .ticket = 9, .rank = 1, .kind = 9},
      {.minute = 9, .tie = 1, .subject = 0, .ticket = 9, .rank = 1, .kind = 9},
      {.minute = 9, .tie = 1, .subject = 1, .ticket = 9, .rank = 1, .kind = 0},
      {.minute = 9, .tie = 1, .subject = 1, .ticket = 0, .rank = 1, .kind = 1},
      {.minute = 9, .tie = 1, .subject = 1, .ticket = 1, .rank = 1, .kind = 1},
  };
  Agenda forwards, backwards;
  for (const auto& a : in_order) forwards.add(a);
  for (auto a = in_order.rbegin(); a != in_order.rend(); ++a) backwards.add(*a);
  for (const auto& a : in_order) {
    EXPECT_EQ(forwards.next(), a);
    EXPECT_EQ(backwards.next(), a);
  }
}

TEST(Agenda, TakesAnAppointmentInTheOpenMinuteAndPutsItInItsPlace) {
  Agenda agenda;
  agenda.add(at(100, 5));
  agenda.add(at(100, 7));
  EXPECT_EQ(agenda.next(), at(100, 5));
  agenda.add(at(100, 6));
  agenda.add(at(100, 1));  // even before the one handed out: it is still this minute
  EXPECT_EQ(agenda.next(), at(100, 1));
  EXPECT_EQ(agenda.next(), at(100, 6));
  EXPECT_EQ(agenda.next(), at(100, 7));
}

TEST(Agenda, KnowsWhetherMoreFollowsInTheSameMinute) {
  Agenda agenda;
  EXPECT_FALSE(agenda.more_this_minute());
  for (const std::uint32_t minute : {10U, 10U, 11U}) agenda.add({.minute = minute, .tie = minute, .subject = 1});
  agenda.next();
  EXPECT_TRUE(agenda.more_this_minute());
  agenda.next();
  EXPECT_FALSE(agenda.more_this_minute());  // the next one is a minute later
  agenda.add({.minute = 10, .subject = 2});
  EXPECT_TRUE(agenda.more_this_minute());
  for (std::uint32_t i = 0; i < 100; ++i)
    agenda.add({.minute = 10, .tie = 100 - i, .subject = i});  // past the short rest
  for (int i = 0; i < 101; ++i) EXPECT_EQ(agenda.next()->minute, 10U);
  EXPECT_FALSE(agenda.more_this_minute());
  EXPECT_EQ(agenda.next()->minute, 11U);
}

TEST(Agenda, RefusesThePast) {
  Agenda agenda;
  agenda.add(at(1000));
  agenda.add(at(5000));
  EXPECT_EQ(agenda.next(), at(1000));
  EXPECT_THROW(agenda.add(at(999)), BrokenRule);
  EXPECT_NO_THROW(agenda.add(at(1000)));
  EXPECT_EQ(agenda.size(), 2U);
}

TEST(Agenda, ReachesFarBeyondItsRing) {
  Agenda agenda(2);
  const std::uint32_t last = UINT32_MAX - 1;
  for (const std::uint32_t minute : {last, 0U, 1440U * 100, 1440U * 2, 1440U * 1'000'000, 1439U})
    agenda.add(at(minute));
  for (const std::uint32_t minute : {0U, 1439U, 1440U * 2, 1440U * 100, 1440U * 1'000'000, last})
    EXPECT_EQ(agenda.next(), at(minute));
  EXPECT_TRUE(agenda.empty());
  agenda.add(at(last));  // empty, and used again
  EXPECT_EQ(agenda.next(), at(last));
}

TEST(Agenda, ContinuesTheSameWhenCopied) {
  Stream stream(5, 50'000);
  Agenda original(4);
  for (int i = 0; i < 2000; ++i) original.add(stream.after(0));
  for (int i = 0; i < 700; ++i) original.add(stream.after(original.next()->minute));
  Agenda copy = original;
  Stream same_stream = stream;
  std::vector<Appointment> first, second;
  for (int i = 0; i < 3000; ++i) {
    first.push_back(*original.next());
    if (i < 1000) original.add(stream.after(original.now()));
    if (original.empty()) break;
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    second.push_back(*copy.next());
    if (i < 1000) copy.add(same_stream.after(copy.now()));
  }
  EXPECT_EQ(first, second);
}
