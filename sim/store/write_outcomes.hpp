#pragma once
// Writes results as one HDF5 file that is also valid netCDF-4, whole or not at all.
#include <string>

#include "sim/record/outcomes.hpp"

namespace sim {

/// Writes `outcomes` to `path` and its digest to `path` + ".sha256": temporary name, every return checked, closed,
/// reopened and compared value by value, fsync, rename. The same outcomes give the same bytes.
/// Returns the SHA-256 of the file. Throws FileError when the disk refuses, BrokenRule when an array has not the shape
/// that its dimensions ask for.
std::string write_outcomes(const Outcomes& outcomes, const std::string& path);

/// Checks every array against the dimensions. Throws BrokenRule, naming the array.
void check_shapes(const Outcomes& outcomes);

}  // namespace sim
