#include "sim/store/careful_file.hpp"

#include <algorithm>

#include "sim/store/inspect_file.hpp"

namespace sim::hdf5 {
namespace {

constexpr std::size_t kLongestAttribute = 1U << 20;

struct Listing {
  H5O_type_t wanted = H5O_TYPE_DATASET;
  std::vector<std::string> names;
};

herr_t list(hid_t group, const char* name, const H5L_info_t*, void* into) {
  Listing& listing = *static_cast<Listing*>(into);
  H5O_info_t about;
  if (H5Oget_info_by_name2(group, name, &about, H5O_INFO_BASIC, H5P_DEFAULT) < 0) return -1;
  if (about.type == listing.wanted) listing.names.emplace_back(name);
  return 0;
}

std::vector<std::string> names_in(hid_t file, const std::string& path, H5O_type_t wanted) {
  Listing listing{wanted, {}};
  const GroupHandle group(H5Gopen2(file, path.c_str(), H5P_DEFAULT), "opening " + path);
  hsize_t position = 0;
  if (H5Literate(group.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, list, &listing) < 0) fail("listing " + path);
  return std::move(listing.names);
}

netcdf::Element integer_of(std::size_t bytes) {
  switch (bytes) {
    case 1: return netcdf::Element::int8;
    case 2: return netcdf::Element::int16;
    case 4: return netcdf::Element::int32;
    default: return netcdf::Element::int64;
  }
}

}  // namespace

CarefulFile::CarefulFile(const std::string& path, std::string bytes) : bytes_(std::move(bytes)), heap_(bytes_) {
  keep_quiet();
  file_ = FileHandle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), "opening it as HDF5");
  const PropertyHandle creation(H5Fget_create_plist(file_.get()), "opening it as HDF5");
  std::size_t address_bytes = 0, length_bytes = 0;
  hsize_t user_block = 0;
  check_done(H5Pget_sizes(creation.get(), &address_bytes, &length_bytes), "opening it as HDF5");
  check_done(H5Pget_userblock(creation.get(), &user_block), "opening it as HDF5");
  if (address_bytes != 8 || length_bytes != 8 || user_block != 0) throw Failure("it is laid out as we never do");
  inspect_everything(file_.get(), bytes_.size());
}

bool CarefulFile::has(const std::string& path) const {
  // HDF5 wants each step of the path to exist before it is asked about the next.
  for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
    if (H5Lexists(file_.get(), path.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) return false;
    if (slash == std::string::npos) return true;
  }
}

std::vector<std::string> CarefulFile::variables_of(const std::string& group) const {
  return names_in(file_.get(), group, H5O_TYPE_DATASET);
}

std::vector<std::string> CarefulFile::groups_of(const std::string& group) const {
  return names_in(file_.get(), group, H5O_TYPE_GROUP);
}

std::vector<std::size_t> CarefulFile::extents(const std::string& path) const {
  const DatasetHandle data(H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "opening " + path);
  const SpaceHandle space(H5Dget_space(data.get()), "reading " + path);
  std::vector<hsize_t> sizes(static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space.get()))));
  check(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr), "reading " + path);
  return {sizes.begin(), sizes.end()};
}

netcdf::Element CarefulFile::element(const std::string& path) const {
  const DatasetHandle data(H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "opening " + path);
  const TypeHandle type(H5Dget_type(data.get()), "reading " + path);
  const H5T_class_t kind = H5Tget_class(type.get());
  if (kind == H5T_STRING) return netcdf::Element::text;
  const std::size_t bytes = H5Tget_size(type.get());
  if (kind == H5T_FLOAT) return bytes <= 4 ? netcdf::Element::float32 : netcdf::Element::float64;
  return integer_of(bytes);
}

std::string CarefulFile::attribute(const std::string& path, const std::string& name) const {
  if (H5Aexists_by_name(file_.get(), path.c_str(), name.c_str(), H5P_DEFAULT) <= 0) return {};
  const std::string what = "reading the attribute " + name;
  const AttributeHandle attribute(H5Aopen_by_name(file_.get(), path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
                                  what);
  const TypeHandle type(H5Aget_type(attribute.get()), what);
  const SpaceHandle space(H5Aget_space(attribute.get()), what);
  if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) != 0)
    throw Failure("the attribute " + name + " is not plain text");
  if (H5Sget_simple_extent_type(space.get()) != H5S_SCALAR) return {};
  std::string value(H5Tget_size(type.get()), '\0');
  if (value.size() > kLongestAttribute) throw Failure("the attribute " + name + " is too long");
  check_done(H5Aread(attribute.get(), type.get(), value.data()), what);
  return value.substr(0, value.find('\0'));
}

std::size_t CarefulFile::count_if_there(const std::string& path, const std::vector<std::size_t>& wanted) const {
  if (!has(path)) return 0;
  if (extents(path) != wanted) throw Failure(path + " does not have the size that its dimensions ask for");
  const DatasetHandle data(H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "opening " + path);
  if (H5Dget_storage_size(data.get()) == 0) throw Failure(path + " has no values");
  std::size_t count = 1;
  for (const std::size_t extent : wanted) count *= extent;
  return count;
}

void CarefulFile::read_numbers(const std::string& path, netcdf::Element element, void* values) const {
  const DatasetHandle data(H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "opening " + path);
  check_done(H5Dread(data.get(), netcdf::memory_type(element), H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
             "reading " + path);
}

std::vector<std::string> CarefulFile::texts(const std::string& path, const std::vector<std::size_t>& wanted) {
  const std::size_t count = count_if_there(path, wanted);
  if (count == 0) return {};
  if (element(path) != netcdf::Element::text) throw Failure(path + " does not hold texts");
  const DatasetHandle data(H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "opening " + path);
  const haddr_t offset = H5Dget_offset(data.get());  // undefined for anything but the plain storage we write
  if (offset == HADDR_UNDEF) throw Failure(path + " does not hold its texts as we write them");
  return heap_.read(offset, count);
}

std::vector<std::string> CarefulFile::names(const std::string& path) {
  if (!has(path)) return {};
  const std::vector<std::size_t> size = extents(path);
  if (size.size() != 1) throw Failure(path + " is not a list of names");
  return texts(path, size);
}

}  // namespace sim::hdf5
