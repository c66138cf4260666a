#pragma once
// Reading one group of columns back. Only for the files of this folder.
#include <string>

#include "sim/record/table.hpp"
#include "sim/store/careful_file.hpp"

namespace sim::hdf5 {

/// The table that write_table() put into `group`. Throws Failure.
Table read_table(CarefulFile& file, const std::string& group);

}  // namespace sim::hdf5
