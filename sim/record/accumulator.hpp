#pragma once
// What a study keeps of one outcome: an exact sum and, optionally, a histogram. Merging in any order gives the same
// bytes.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/record/exact_sum.hpp"
#include "sim/record/histogram.hpp"

namespace sim {

/// An outcome that is recorded: its name, unit and meaning, and how finely it is kept.
struct OutcomeSpec {
  std::string name;
  std::string unit;
  std::string doc;
  Tick tick;
  Bins bins;  ///< Bins() keeps no histogram.
};

/// Some values of one outcome that go to several accumulators: what they add is worked out once.
class Batch {
 public:
  explicit Batch(const OutcomeSpec& spec)
      : sum_(spec.tick), bins_(spec.bins), has_bins_(spec.bins.kind() != Bins::Kind::none) {}

  /// Throws BrokenRule for NaN and for values too large for the tick.
  void add(double value) {
    sum_.add(value);
    if (has_bins_) indices_.push_back(static_cast<std::uint32_t>(bins_.index_of(value)));
  }
  void clear() {
    sum_ = ExactSum(sum_.tick());
    indices_.clear();
  }

  const ExactSum& sum() const { return sum_; }
  std::span<const std::uint32_t> indices() const { return indices_; }

 private:
  ExactSum sum_;
  Bins bins_;
  std::vector<std::uint32_t> indices_;
  bool has_bins_;
};

/// Count, mean, sd, range and quantiles of one outcome; mergeable, exact, compact on disk.
class Accumulator {
 public:
  explicit Accumulator(const OutcomeSpec& spec);

  /// Throws BrokenRule for NaN and for values too large for the tick.
  void add(double value) {
    sum_.add(value);
    if (has_histogram_) histogram_.add(value);
  }

  /// Of the same outcome.
  void add(const Batch& batch) {
    if (batch.sum().count() == 0) return;
    sum_.merge(batch.sum());
    histogram_.add(batch.indices());
  }

  /// Throws BrokenRule if the other has another tick or other bins.
  void merge(const Accumulator& other);

  std::int64_t count() const { return sum_.count(); }
  double total() const { return sum_.total(); }
  double mean() const { return sum_.mean(); }
  double sd() const { return sum_.sd(); }
  double least() const { return sum_.least(); }
  double greatest() const { return sum_.greatest(); }
  /// Within one bin of the exact quantile; nothing if there is no histogram or no value.
  std::optional<double> quantile(double p) const;

  const ExactSum& sum() const { return sum_; }
  const Histogram& histogram() const { return histogram_; }  ///< Without bins if there is none.

  /// Appends itself: little endian, only the bins that are not empty. The bytes depend on the values alone.
  void append_to(std::string& bytes) const;

  /// Reads what append_to wrote, and moves `bytes` past it. Throws std::invalid_argument if it is cut short, damaged,
  /// or of another tick or other bins than `spec`.
  static Accumulator parse(const OutcomeSpec& spec, std::string_view& bytes);

  bool operator==(const Accumulator&) const = default;

 private:
  std::uint64_t shape() const;

  ExactSum sum_;
  Histogram histogram_;
  bool has_histogram_;
};

}  // namespace sim
