#pragma once
// The parts of a result file. Only for the files of this folder; everything throws hdf5::Failure.
#include "sim/record/outcomes.hpp"
#include "sim/store/netcdf.hpp"

namespace sim::netcdf {

/// Dimensions, measures, costs, waits and staff in the root group.
void write_summary(Group& root, const Outcomes& outcomes);
/// Panels and their spread in the root group, after write_summary().
void write_panels(Group& root, const Outcomes& outcomes);
/// The group "parameters", after write_summary().
void write_parameters(Group& root, const Outcomes& outcomes);
/// The group "provenance".
void write_provenance(Group& root, const ProvenanceRecord& provenance);
/// A group with one variable for each column.
void write_table(Group& root, const Table& table);

}  // namespace sim::netcdf
