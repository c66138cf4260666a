#include "sim/record/histogram.hpp"

#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"

namespace sim {

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace

Bins Bins::linear(double low, double high, std::uint32_t count) {
  require(low < high && std::isfinite(low) && std::isfinite(high) && std::isfinite(high - low),
          "linear bins need low < high");
  require(count >= 1 && count <= 1'000'000, "linear bins need a count of 1 to 1,000,000");
  Bins b;
  b.kind_ = Kind::linear;
  b.low_ = low;
  b.high_ = high;
  b.per_width_ = count / (high - low);
  b.last_ = std::int64_t{count} + 1;
  return b;
}

Bins Bins::log_linear(double low, double high, int fineness) {
  require(low >= std::numeric_limits<double>::min() && low < high && high < 0x1p1000,
          "log-linear bins need 0 < low < high < 2^1000");
  require(fineness >= 0 && fineness <= 12, "log-linear bins need a fineness of 0 to 12");
  Bins b;
  b.kind_ = Kind::log_linear;
  b.shift_ = 52 - fineness;
  b.first_ = std::bit_cast<std::int64_t>(low) >> b.shift_;
  b.last_ = (std::bit_cast<std::int64_t>(high) >> b.shift_) - b.first_ + 2;
  b.low_ = low;
  b.high_ = high;
  return b;
}

double Bins::edge(std::size_t index) const {
  require(kind_ != Kind::none && index <= size(), "there is no such bin");
  if (index == 0) return -kInfinity;
  if (index == size()) return kInfinity;
  const auto place = static_cast<std::int64_t>(index) - 1;
  if (kind_ == Kind::log_linear) return std::bit_cast<double>((first_ + place) << shift_);
  if (place == last_ - 1) return high_;
  return low_ + (high_ - low_) * (static_cast<double>(place) / static_cast<double>(last_ - 1));
}

std::uint64_t Bins::hash() const {
  std::uint64_t h = mix64(static_cast<std::uint64_t>(kind_), static_cast<std::uint64_t>(shift_));
  h = mix64(h, static_cast<std::uint64_t>(last_));
  h = mix64(h, std::bit_cast<std::uint64_t>(low_));
  return mix64(h, std::bit_cast<std::uint64_t>(high_));
}

void Histogram::merge(const Histogram& other) {
  require(bins_ == other.bins_, "histograms with different bins cannot be merged");
  if (other.counts_.empty()) {
    for (std::uint32_t i = 0; i < other.few_values_; ++i) count_one(other.few_[i]);
    return;
  }
  if (counts_.empty()) spread_out();
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

void Histogram::spread_out() {
  counts_.resize(bins_.size());
  for (std::uint32_t i = 0; i < few_values_; ++i) ++counts_[few_[i]];
  few_values_ = 0;
}

std::vector<std::uint64_t> Histogram::counts() const {
  if (!counts_.empty()) return counts_;
  std::vector<std::uint64_t> all(bins_.size());
  for (std::uint32_t i = 0; i < few_values_; ++i) ++all[few_[i]];
  return all;
}

void Histogram::set_count(std::size_t index, std::uint64_t count) {
  if (counts_.empty()) spread_out();
  counts_.at(index) = count;
}

std::uint64_t Histogram::count() const {
  std::uint64_t n = few_values_;
  for (const std::uint64_t c : counts_) n += c;
  return n;
}

double Histogram::quantile(double p, double least, double greatest) const {
  require(p >= 0.0 && p <= 1.0, "a quantile needs a share from 0 to 1");
  const std::uint64_t n = count();
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto nth = static_cast<std::uint64_t>(std::ceil(p * static_cast<double>(n)));
  const std::uint64_t rank = std::clamp<std::uint64_t>(nth, 1, n);
  const std::vector<std::uint64_t> all = counts();
  std::uint64_t before = 0;
  std::size_t i = 0;
  while (before + all[i] < rank) before += all[i++];
  const double from = std::max(bins_.edge(i), least), to = std::min(bins_.edge(i + 1), greatest);
  const double part = (static_cast<double>(rank - before) - 0.5) / static_cast<double>(all[i]);
  return from + (to - from) * part;
}

}  // namespace sim
