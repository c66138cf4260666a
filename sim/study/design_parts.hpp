#pragma once
// Small parts that several designs share. Only for the files of this folder.
#include <string>

#include "sim/core/draws.hpp"
#include "sim/study/design.hpp"

namespace sim::study {

/// A keyed uniform of a design: of one factor, for one purpose, in one row. Another factor or row moves it not.
inline double design_uniform(std::uint64_t seed, std::uint32_t row, const char* what, const std::string& name,
                             std::uint32_t attempt = 0) {
  const Draws draws(seed, omega(luck::kDesign, row, attempt));
  return draws.uniform(purpose("entity." + name).id, purpose(std::string("study.") + what + "." + name));
}

/// A row at these places, with the values there.
inline DesignRow row_at(const Factors& factors, std::uint64_t id, std::vector<double> place) {
  DesignRow row;
  row.what.id = id;
  row.value = values_at_places(factors, place);
  row.place = std::move(place);
  return row;
}

}  // namespace sim::study
