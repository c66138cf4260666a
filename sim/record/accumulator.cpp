#include "sim/record/accumulator.hpp"

#include <bit>

#include "sim/core/draws.hpp"
#include "sim/record/bytes.hpp"

namespace sim {

Accumulator::Accumulator(const OutcomeSpec& spec)
    : sum_(spec.tick), histogram_(spec.bins), has_histogram_(spec.bins.kind() != Bins::Kind::none) {}

void Accumulator::merge(const Accumulator& other) {
  sum_.merge(other.sum_);
  histogram_.merge(other.histogram_);
}

std::optional<double> Accumulator::quantile(double p) const {
  if (!has_histogram_ || count() == 0) return std::nullopt;
  return histogram_.quantile(p, least(), greatest());
}

std::uint64_t Accumulator::shape() const {
  return mix64(std::bit_cast<std::uint64_t>(sum_.tick().size), histogram_.bins().hash());
}

void Accumulator::append_to(std::string& bytes) const {
  append_word(bytes, shape());
  sum_.append_to(bytes);
  const auto counts = histogram_.counts();
  std::uint64_t filled = 0;
  for (const std::uint64_t c : counts) filled += c != 0;
  append_short(bytes, filled);
  for (std::size_t i = 0, after = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    append_short(bytes, i - after);  // empty bins skipped
    append_short(bytes, counts[i]);
    after = i + 1;
  }
}

Accumulator Accumulator::parse(const OutcomeSpec& spec, std::string_view& bytes) {
  Accumulator a(spec);
  ByteReader in(bytes);
  if (in.word() != a.shape()) ByteReader::damaged("it has another tick or other bins");
  a.sum_ = ExactSum::parse(spec.tick, bytes);
  std::uint64_t next = 0, total = 0;
  for (std::uint64_t filled = in.short_word(); filled > 0; --filled) {
    const std::uint64_t skipped = in.short_word(), in_bin = in.short_word();
    if (skipped >= spec.bins.size() - next || in_bin == 0) ByteReader::damaged("a bin is out of range");
    a.histogram_.set_count(next + skipped, in_bin);
    next += skipped + 1;
    total += in_bin;
  }
  if (a.has_histogram_ && total != static_cast<std::uint64_t>(a.count()))
    ByteReader::damaged("its bins do not add up to its count");
  return a;
}

}  // namespace sim
