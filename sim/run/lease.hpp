#pragma once
// Which piece of work is whose, and until when: the book that rank 0 keeps.
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace sim {

class Leases {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds kShortest{60};
  static constexpr int kPatience = 10;  ///< A lease lasts so many times the slowest piece so far.

  explicit Leases(std::size_t pieces, Clock::duration shortest = kShortest) : pieces_(pieces), shortest_(shortest) {}

  /// The next piece to work on: a fresh one, or one whose lease has run out; nothing when all others are in hand or
  /// finished.
  std::optional<std::size_t> next(Clock::time_point now);
  /// The piece is on disk. False when that was known.
  bool finished(std::size_t piece, Clock::time_point now);
  bool all_finished() const { return finished_ == pieces_.size(); }
  /// How long a lease lasts by now: who was not heard of for longer is given up.
  Clock::duration length() const;
  std::size_t pieces_finished() const { return finished_; }

 private:
  struct Piece {
    std::optional<Clock::time_point> let;
    bool finished = false;
  };
  std::vector<Piece> pieces_;
  Clock::duration shortest_;
  std::size_t fresh_ = 0, finished_ = 0;
  Clock::duration slowest_{};
};

}  // namespace sim
