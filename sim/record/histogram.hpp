#pragma once
// Counts in fixed bins: exact under any sharding, and good for quantiles to within one bin.
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Where the bins are. Bin 0 holds what is below, the last bin what is above; the stated limits are between them.
class Bins {
 public:
  enum class Kind : std::uint8_t { none, linear, log_linear };

  Bins() = default;  ///< No bins: no histogram.

  /// `count` bins of equal width on [low, high]; for bounded or signed outcomes. Throws BrokenRule unless low < high,
  /// both finite, and count is 1 to 1,000,000.
  static Bins linear(double low, double high, std::uint32_t count);

  /// 2^fineness equal bins in every octave from `low` to at least `high`; for positive skewed outcomes (waits, cost).
  /// No bin is wider than 2^-fineness of its values: 1.6 % for 6. Zero and below `low` fall in bin 0. Throws BrokenRule
  /// unless 0 < low < high < inf and fineness is 0 to 12.
  static Bins log_linear(double low, double high, int fineness = 6);

  /// Which bin `x` is in. No rounding surprises: edge(i) <= x < edge(i + 1), except that the linear `high` itself is
  /// inside.
  std::size_t index_of(double x) const {
    if (kind_ == Kind::log_linear) {
      const std::int64_t place = (std::bit_cast<std::int64_t>(x) >> shift_) - first_;
      return static_cast<std::size_t>(std::clamp<std::int64_t>(place + 1, 0, last_));
    }
    return linear_index(x);
  }

  Kind kind() const { return kind_; }
  /// All bins, with the one below and the one above; 0 if there are none.
  std::size_t size() const { return kind_ == Kind::none ? 0 : static_cast<std::size_t>(last_) + 1; }
  /// The lower edge of a bin: -inf for bin 0, and +inf for index size().
  double edge(std::size_t index) const;
  /// The width of a bin: infinite for the first and the last.
  double width(std::size_t index) const { return edge(index + 1) - edge(index); }
  /// A hash of the definition: equal bins have equal hashes.
  std::uint64_t hash() const;

  bool operator==(const Bins&) const = default;

 private:
  std::size_t linear_index(double x) const {
    if (!(x >= low_)) return 0;
    if (x > high_) return static_cast<std::size_t>(last_);
    const auto guess = static_cast<std::int64_t>((x - low_) * per_width_) + 1;
    return static_cast<std::size_t>(std::min(guess, last_ - 1));
  }

  Kind kind_ = Kind::none;
  int shift_ = 0;           // log-linear: bits of a double that do not choose the bin
  std::int64_t first_ = 0;  // log-linear: the shifted bits of bin 1
  std::int64_t last_ = 0;   // the index of the bin above
  double low_ = 0, high_ = 0, per_width_ = 0;
};

/// Counts of values in Bins. The first few values cost no memory beyond this object: most cells of a census of a small
/// clinic never hold more.
class Histogram {
 public:
  explicit Histogram(Bins bins) : bins_(bins) {}

  void add(double x) { count_one(static_cast<std::uint32_t>(bins_.index_of(x))); }
  /// Values that are known by their bins.
  void add(std::span<const std::uint32_t> indices) {
    for (const std::uint32_t index : indices) count_one(index);
  }

  /// Throws BrokenRule if the bins differ.
  void merge(const Histogram& other);

  /// The value with a share `p` at or below it (the ceil(p n)-th smallest), to within the width of its bin. `least` and
  /// `greatest` bound the open bins at the ends. NaN if empty; throws BrokenRule unless 0 <= p <= 1.
  double quantile(double p, double least, double greatest) const;

  std::uint64_t count() const;
  const Bins& bins() const { return bins_; }
  /// One count for every bin.
  std::vector<std::uint64_t> counts() const;
  void set_count(std::size_t index, std::uint64_t count);

  /// Equal counts, however they came to be.
  bool operator==(const Histogram& other) const { return bins_ == other.bins_ && counts() == other.counts(); }

 private:
  void count_one(std::uint32_t index) {
    if (!counts_.empty()) {
      ++counts_[index];
    } else if (few_values_ < few_.size()) {
      few_[few_values_++] = index;
    } else {
      spread_out();
      ++counts_[index];
    }
  }
  void spread_out();  // from the first few values to one count for every bin

  Bins bins_;
  std::uint32_t few_values_ = 0;
  std::array<std::uint32_t, 9> few_{};  // bins of the values so far, while they are few
  std::vector<std::uint64_t> counts_;   // empty while they are few
};

}  // namespace sim
