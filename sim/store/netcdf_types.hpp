#pragma once
// Types and attributes as netCDF-4 expects them. Only for the files of this folder.
#include "sim/store/netcdf.hpp"

namespace sim::netcdf {

/// The type in the file: little endian on every machine, strings of any length in UTF-8. The caller does not close it.
hid_t file_type(Element element);

/// Throws hdf5::Failure.
void put_attribute(hid_t object, const std::string& name, const AttributeValue& value);

}  // namespace sim::netcdf
