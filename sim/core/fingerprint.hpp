#pragma once
// A 64-bit fingerprint of what happened: one chain per patient, summed over patients so that their order does not
// matter.
#include <cstdint>

#include "sim/core/draws.hpp"

namespace sim {

/// A chain of events: sensitive to what happened, when, to whom and in what order. Chains of patients merge in any
/// order.
class Fingerprint {
 public:
  void add(std::int64_t minute, std::uint32_t who, std::uint32_t what) {
    chain_ = mix64(chain_ ^ static_cast<std::uint64_t>(minute), (std::uint64_t{who} << 32) | what);
    ++length_;
  }

  /// Zero if nothing happened.
  std::uint64_t value() const { return merged_ + (length_ == 0 ? 0 : mix64(chain_, length_)); }

  /// Adds the value of another chain, or of many: any order and any grouping give the same value.
  void merge_commutative(std::uint64_t other_value) { merged_ += other_value; }

  bool operator==(const Fingerprint&) const = default;

 private:
  std::uint64_t chain_ = 0;
  std::uint64_t length_ = 0;
  std::uint64_t merged_ = 0;
};

}  // namespace sim
