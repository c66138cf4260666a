#include "sim/run/lease.hpp"

#include <algorithm>

namespace sim {

Leases::Clock::duration Leases::length() const { return std::max<Clock::duration>(shortest_, kPatience * slowest_); }

std::optional<std::size_t> Leases::next(Clock::time_point now) {
  if (fresh_ < pieces_.size()) {
    pieces_[fresh_].let = now;
    return fresh_++;
  }
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    if (piece.finished || now - *piece.let <= length()) continue;
    piece.let = now;
    return i;
  }
  return std::nullopt;
}

bool Leases::finished(std::size_t i, Clock::time_point now) {
  Piece& piece = pieces_.at(i);
  if (piece.finished) return false;
  piece.finished = true;
  ++finished_;
  if (piece.let) slowest_ = std::max(slowest_, now - *piece.let);
  return true;
}

}  // namespace sim
