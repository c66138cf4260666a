#pragma once
// Indices that cannot be mistaken for another kind of index.
#include <compare>
#include <cstddef>
#include <cstdint>

namespace sim {

template <class Tag>
struct Id {
  std::uint32_t index = 0;
  constexpr auto operator<=>(const Id&) const = default;
  constexpr explicit operator std::size_t() const { return index; }
};

/// The row of a patient in one World: what the engine passes around. Rows of an open cohort are recycled.
using Patient = Id<struct PatientRow>;
/// A patient's cohort-wide ordinal: what draws are keyed by. Never a row, never recycled, the same however staff are
/// pooled.
using PatientId = Id<struct PatientOrdinal>;

}  // namespace sim
