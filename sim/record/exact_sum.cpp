#include "sim/record/exact_sum.hpp"

#include <limits>

#include "sim/record/bytes.hpp"

namespace sim {

namespace {
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
}  // namespace

void ExactSum::merge(const ExactSum& other) {
  require(tick_ == other.tick_, "sums with different ticks cannot be merged");
  count_ += other.count_;
  sum_ += other.sum_;
  require(!__builtin_add_overflow(squares_, other.squares_, &squares_), kTooLarge);
  least_ = std::min(least_, other.least_);
  greatest_ = std::max(greatest_, other.greatest_);
}

double ExactSum::mean() const {
  return count_ == 0 ? kNan : static_cast<double>(sum_) / static_cast<double>(count_) * tick_.size;
}

double ExactSum::sd() const {
  if (count_ < 2) return kNan;
  // With sum = q n + r, the squares about q are squares - q (sum + r): exact, so a large mean costs no digits.
  const Int128 n = count_, q = sum_ / n, r = sum_ % n;
  const Uint128 about_q =
      static_cast<Uint128>(squares_) - static_cast<Uint128>(q) * (static_cast<Uint128>(sum_) + static_cast<Uint128>(r));
  const double remainder = static_cast<double>(r), count = static_cast<double>(count_);
  const double about_mean = static_cast<double>(about_q) - remainder * remainder / count;
  return std::sqrt(std::max(about_mean, 0.0) / (count - 1.0)) * tick_.size;
}

double ExactSum::least() const { return count_ == 0 ? kNan : static_cast<double>(least_) * tick_.size; }
double ExactSum::greatest() const { return count_ == 0 ? kNan : static_cast<double>(greatest_) * tick_.size; }

void ExactSum::append_to(std::string& bytes) const {
  append_word(bytes, static_cast<std::uint64_t>(count_));
  append_wide(bytes, sum_);
  append_wide(bytes, squares_);
  append_word(bytes, static_cast<std::uint64_t>(least_));
  append_word(bytes, static_cast<std::uint64_t>(greatest_));
}

ExactSum ExactSum::parse(Tick tick, std::string_view& bytes) {
  ExactSum s(tick);
  ByteReader in(bytes);
  const ExactSum nothing = s;
  s.count_ = in.signed_word();
  s.sum_ = in.wide();
  s.squares_ = in.wide();
  s.least_ = in.signed_word();
  s.greatest_ = in.signed_word();
  if (s.count_ == 0 && s == nothing) return s;
  constexpr auto kMost = static_cast<std::int64_t>(kMostTicks);
  const Int128 n = s.count_;
  const bool possible = s.count_ > 0 && s.squares_ >= 0 && s.least_ <= s.greatest_ && s.least_ > -kMost &&
                        s.greatest_ < kMost && s.sum_ >= n * s.least_ && s.sum_ <= n * s.greatest_;
  if (!possible) ByteReader::damaged("its sum does not fit its range");
  return s;
}

}  // namespace sim
