#include "sim/core/agenda.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace sim {

Agenda::Agenda(std::uint32_t span_days)
    : days_(std::bit_ceil(std::max(span_days, 2U))),
      mask_(static_cast<std::uint32_t>(days_.size()) - 1),
      ring_end_(mask_ + 1) {}

std::size_t Agenda::bytes() const {
  std::size_t keys = open_.capacity() + late_.capacity() + overflow_.capacity() + spare_.capacity();
  for (const auto& day : days_) keys += day.capacity();
  return sizeof(Agenda) + days_.capacity() * sizeof(days_[0]) + keys * sizeof(Uint128);
}

void Agenda::add_rarely(std::uint32_t day, Uint128 key) {
  if (day == open_day_) {
    late_.push_back(key);
    std::push_heap(late_.begin(), late_.end(), std::greater<>());
  } else {
    overflow_.push_back(key);
    overflow_day_ = std::min(overflow_day_, day);
  }
}

std::optional<Appointment> Agenda::next_rarely() {
  if (size_ == 0) return std::nullopt;
  while (at_ == open_.size() && late_.empty()) open_next_day();
  if (late_.empty() || (at_ < open_.size() && open_[at_] < late_.front())) return hand_out(open_[at_++]);
  std::pop_heap(late_.begin(), late_.end(), std::greater<>());
  const Uint128 key = late_.back();
  late_.pop_back();
  return hand_out(key);
}

// Precondition: something is pending, and not in the open day.
void Agenda::open_next_day() {
  const std::uint32_t half = static_cast<std::uint32_t>(days_.size()) / 2;
  if (size_ == overflow_.size()) {
    move_ring_to(overflow_day_);  // nothing nearer: jump
  } else if (next_day_ + half >= ring_end_) {
    move_ring_to(next_day_);
  }
  open_day_ = next_day_++;
  open_.clear();
  at_ = 0;
  open_.swap(days_[open_day_ & mask_]);  // the bucket inherits the memory of an earlier day
  sort_open_day();
}

// The ring now starts at `first_day`; what it newly reaches leaves the overflow list.
void Agenda::move_ring_to(std::uint32_t first_day) {
  next_day_ = first_day;
  ring_end_ = first_day + static_cast<std::uint32_t>(days_.size());
  if (overflow_day_ >= ring_end_) return;
  std::uint32_t earliest = kNoDay;
  std::size_t kept = 0;
  for (const Uint128 key : overflow_) {
    const auto day = static_cast<std::uint32_t>(key >> 96) / kMinutesOfDay;
    if (day < ring_end_) {
      days_[day & mask_].push_back(key);
    } else {
      overflow_[kept++] = key;
      earliest = std::min(earliest, day);
    }
  }
  overflow_.resize(kept);
  overflow_day_ = earliest;
}

// Small days by comparison; others are first dealt out by time of day (a counting sort), then each deal is sorted.
void Agenda::sort_open_day() {
  const std::size_t n = open_.size();
  const int shift = n >= 1024 ? 0 : n >= 256 ? 2 : 4;  // deals of 1, 4 or 16 minutes
  if (n < 48) return std::sort(open_.begin(), open_.end());
  const std::uint32_t midnight = open_day_ * kMinutesOfDay;
  const auto deal_of = [=](Uint128 key) { return (static_cast<std::uint32_t>(key >> 96) - midnight) >> shift; };
  std::array<std::uint32_t, kMinutesOfDay + 1> start{};  // where each deal starts; after dealing, where it ends
  for (const Uint128 key : open_) ++start[deal_of(key) + 1];
  const std::uint32_t deals = (kMinutesOfDay >> shift);
  for (std::uint32_t i = 0; i < deals; ++i) start[i + 1] += start[i];
  spare_.resize(n);
  for (const Uint128 key : open_) spare_[start[deal_of(key)]++] = key;
  open_.swap(spare_);
  std::uint32_t from = 0;
  for (std::uint32_t i = 0; i < deals; from = start[i++])
    if (start[i] - from > 1) std::sort(open_.begin() + from, open_.begin() + start[i]);
}

}  // namespace sim
