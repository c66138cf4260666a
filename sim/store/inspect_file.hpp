#pragma once
// The inspection of a foreign HDF5 file. Only for the files of this folder.
#include <cstdint>

#include "sim/store/hdf5_handle.hpp"

namespace sim::hdf5 {

/// Walks every link and variable below `group` without following anything that leads out of the file.
/// Throws Failure at the first thing that we would never have written.
void inspect_everything(hid_t group, std::uint64_t file_bytes);

}  // namespace sim::hdf5
