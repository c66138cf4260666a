#pragma once
// The agenda: what happens next. A ring of day buckets; a day is sorted when it is reached, far days wait in an
// overflow list. The order is total and by content: (minute, rank, tie, subject, kind, ticket); never by when something
// was added.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/core/wide.hpp"

namespace sim {

/// Something that will happen at a minute.
struct Appointment {
  std::uint32_t minute = 0;   ///< From the start of the run.
  std::uint32_t tie = 0;      ///< Keyed hash of the subject: who goes first in the same minute and rank.
  std::uint32_t subject = 0;  ///< Whose appointment it is.
  std::uint16_t ticket = 0;   ///< The caller's: an appointment whose ticket is no longer current is stale.
  std::uint8_t rank = 0;      ///< Lower goes first in the same minute (death before administration before care).
  std::uint8_t kind = 0;      ///< The caller's: what happens.
  constexpr bool operator==(const Appointment&) const = default;
};
static_assert(sizeof(Appointment) == 16);

/// A copyable priority queue of appointments. A copy continues exactly as the original would.
class Agenda {
 public:
  /// `span_days` (rounded up to a power of two, at least 2) is how far ahead the ring reaches; later days overflow.
  /// Measured: 128 to 512 days cost the same, 2048 a little more.
  explicit Agenda(std::uint32_t span_days = 512);

  /// Throws BrokenRule if the minute is before that of the latest appointment handed out.
  void add(const Appointment& a) {
    require(a.minute >= now_, "an appointment cannot be made in the past");
    const std::uint32_t day = a.minute / kMinutesOfDay;
    ++size_;
    if (day < ring_end_ && day != open_day_) [[likely]] {
      days_[day & mask_].push_back(pack(a));
    } else if (day == open_day_ && open_.size() - at_ < kFew) {
      add_today(pack(a));
    } else {
      add_rarely(day, pack(a));
    }
  }

  /// The earliest appointment, taken out; nothing if there is none.
  std::optional<Appointment> next() {
    if (at_ == open_.size() || !late_.empty()) [[unlikely]]
      return next_rarely();
    return hand_out(open_[at_++]);
  }

  /// Whether something is pending in the minute of the latest appointment handed out. Looks only; never opens a day.
  bool more_this_minute() const {
    const auto is_now = [this](Uint128 key) { return static_cast<std::uint32_t>(key >> 96) == now_; };
    return (at_ < open_.size() && is_now(open_[at_])) || (!late_.empty() && is_now(late_.front()));
  }

  /// Memory held, this object included.
  std::size_t bytes() const;

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// The minute of the latest appointment handed out.
  std::uint32_t now() const { return now_; }

 private:
  static constexpr std::uint32_t kMinutesOfDay = 1440;
  static constexpr std::uint32_t kNoDay = UINT32_MAX;
  static constexpr std::size_t kFew = 24;  // up to here moving costs less than a heap

  // The whole appointment as one number whose order is the order of the agenda.
  static Uint128 pack(const Appointment& a) {
    const std::uint64_t high = (std::uint64_t{a.minute} << 32) | (std::uint64_t{a.rank} << 24) | (a.tie >> 8);
    const std::uint64_t low =
        (std::uint64_t{a.tie} << 56) | (std::uint64_t{a.subject} << 24) | (std::uint64_t{a.kind} << 16) | a.ticket;
    return (static_cast<Uint128>(high) << 64) | low;
  }
  static Appointment unpack(Uint128 key) {
    const auto high = static_cast<std::uint64_t>(key >> 64), low = static_cast<std::uint64_t>(key);
    return {.minute = static_cast<std::uint32_t>(high >> 32),
            .tie = static_cast<std::uint32_t>((high << 8) | (low >> 56)),
            .subject = static_cast<std::uint32_t>(low >> 24),
            .ticket = static_cast<std::uint16_t>(low),
            .rank = static_cast<std::uint8_t>(high >> 24),
            .kind = static_cast<std::uint8_t>(low >> 16)};
  }

  Appointment hand_out(Uint128 key) {
    --size_;
    const Appointment a = unpack(key);
    now_ = a.minute;
    return a;
  }

  // A short rest of the open day is kept in order: the later ones move up by one.
  void add_today(Uint128 key) {
    if (at_ == open_.size()) open_.clear(), at_ = 0;
    open_.push_back(key);
    std::size_t i = open_.size() - 1;
    for (; i > at_ && key < open_[i - 1]; --i) open_[i] = open_[i - 1];
    open_[i] = key;
  }

  void add_rarely(std::uint32_t day, Uint128 key);  // into the open day or beyond the ring
  std::optional<Appointment> next_rarely();         // the open day has late additions, or is over
  void open_next_day();
  void move_ring_to(std::uint32_t first_day);
  void sort_open_day();

  // The ring holds the days [open_day_, ring_end_), in two halves: when the first half is over, the ring moves on by
  // half.
  std::vector<std::vector<Uint128>> days_;
  std::uint32_t mask_;
  std::uint32_t open_day_ = kNoDay;  // the day being handed out, already sorted into open_
  std::uint32_t next_day_ = 0;       // the first day not yet opened
  std::uint32_t ring_end_;
  std::vector<Uint128> open_;  // the open day in order; before at_ it is done
  std::size_t at_ = 0;
  std::vector<Uint128> late_;            // additions to the open day: a heap, the earliest at the front
  std::vector<Uint128> overflow_;        // days from ring_end_ onwards, in no order
  std::uint32_t overflow_day_ = kNoDay;  // the earliest day in overflow_
  std::vector<Uint128> spare_;           // memory reused by sorting
  std::size_t size_ = 0;
  std::uint32_t now_ = 0;
};

}  // namespace sim
