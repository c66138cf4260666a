#include "sim/store/netcdf.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/store/netcdf_types.hpp"

namespace sim::netcdf {
namespace {

using hdf5::check;
using hdf5::check_done;

// A chunk above the reader's cache of 1 MiB is many times slower to read; more rows than this gain nothing.
constexpr std::size_t kChunkBytes = std::size_t{512} * 1024;
constexpr std::size_t kChunkRows = 65'536;

hdf5::PropertyHandle dataset_properties() {
  hdf5::PropertyHandle properties(H5Pcreate(H5P_DATASET_CREATE), "preparing a variable");
  check_done(H5Pset_attr_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
             "ordering attributes");
  check_done(H5Pset_obj_track_times(properties.get(), false), "leaving out times");
  check_done(H5Pset_fill_time(properties.get(), H5D_FILL_TIME_IFSET), "preparing fill values");
  return properties;
}

// Halves the slowest dimensions first, so that a chunk holds neighbours.
std::vector<hsize_t> chunk_of(std::vector<hsize_t> sizes, std::size_t element_bytes) {
  const auto elements = [&sizes] {
    hsize_t product = 1;
    for (const hsize_t size : sizes) product *= size;
    return product;
  };
  for (hsize_t& size : sizes)
    while (size > 1 && (elements() * element_bytes > kChunkBytes || elements() > kChunkRows)) size = (size + 1) / 2;
  return sizes;
}

// Numbers over dimensions are shuffled, compressed and checked; text stays plain: filters do not reach its characters.
void compress(hid_t properties, const std::vector<hsize_t>& sizes, Element element) {
  const std::vector<hsize_t> chunk = chunk_of(sizes, bytes_of(element));
  check_done(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), "choosing chunks");
  check_done(H5Pset_shuffle(properties), "choosing a filter");
  check_done(H5Pset_deflate(properties, 1), "choosing a filter");
  check_done(H5Pset_fletcher32(properties), "choosing a filter");
}

template <class Number>
void fill_with_nan(hid_t dataset, hid_t properties, Element element) {
  const Number nan = std::numeric_limits<Number>::quiet_NaN();
  if (properties >= 0) check_done(H5Pset_fill_value(properties, memory_type(element), &nan), "choosing a fill value");
  if (dataset >= 0) put_attribute(dataset, "_FillValue", nan);
}

void set_fill(hid_t dataset, hid_t properties, Element element) {
  if (element == Element::float64) fill_with_nan<double>(dataset, properties, element);
  if (element == Element::float32) fill_with_nan<float>(dataset, properties, element);
}

}  // namespace

void Group::attribute(const std::string& name, const AttributeValue& value) { put_attribute(id_, name, value); }

void Group::dimension(const std::string& name, std::size_t size) {
  const hdf5::PropertyHandle properties = dataset_properties();
  const hsize_t extent = size;
  const hdf5::SpaceHandle space(H5Screate_simple(1, &extent, nullptr), "making a dimension");
  hdf5::DatasetHandle scale(
      H5Dcreate2(id_, name.c_str(), H5T_IEEE_F32BE, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
      "making the dimension " + name);
  std::array<char, 80> label{};  // the very words by which netCDF knows a dimension without values
  std::snprintf(label.data(), label.size(), "This is a netCDF dimension but not a netCDF variable. %10d",
                static_cast<int>(size));
  add_scale(name, size, std::move(scale), label.data());
}

void Group::add_scale(const std::string& name, std::size_t size, hdf5::DatasetHandle scale, const char* label) {
  check_done(H5DSset_scale(scale.get(), label), "making the dimension " + name);
  put_attribute(scale.get(), "_Netcdf4Dimid", static_cast<std::int32_t>(shared_->next_dimension++));
  dimensions_.emplace(name, Dimension{size, std::move(scale)});
}

const Group::Dimension& Group::find(const std::string& dimension) const {
  for (const Group* group = this; group != nullptr; group = group->parent_)
    if (const auto found = group->dimensions_.find(dimension); found != group->dimensions_.end()) return found->second;
  throw BrokenRule("a variable uses only dimensions that exist");
}

void Group::write(const Variable& variable, const void* values, std::size_t count, const Attributes& attributes) {
  const std::string what = "writing " + path_ + variable.name;
  std::vector<hsize_t> sizes;
  if (variable.is_axis) sizes.push_back(count);
  for (const std::string& name : variable.dimensions) sizes.push_back(find(name).size);
  hsize_t product = 1;
  for (const hsize_t size : sizes) product *= size;
  require(product == count, "a variable has as many values as its dimensions ask for");

  const hdf5::PropertyHandle properties = dataset_properties();
  if (!variable.is_axis && !sizes.empty() && variable.element != Element::text)
    compress(properties.get(), sizes, variable.element);
  if (!variable.is_axis) set_fill(H5I_INVALID_HID, properties.get(), variable.element);
  const hdf5::SpaceHandle space(
      sizes.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
      what);
  hdf5::DatasetHandle data(H5Dcreate2(id_, variable.name.c_str(), file_type(variable.element), space.get(), H5P_DEFAULT,
                                      properties.get(), H5P_DEFAULT),
                           what);
  for (unsigned i = 0; i < variable.dimensions.size(); ++i)
    check_done(H5DSattach_scale(data.get(), find(variable.dimensions[i]).scale.get(), i), what);
  if (!variable.is_axis) set_fill(data.get(), H5I_INVALID_HID, variable.element);
  for (const auto& [name, value] : attributes) put_attribute(data.get(), name, value);
  check_done(H5Dwrite(data.get(), memory_type(variable.element), H5S_ALL, H5S_ALL, H5P_DEFAULT, values), what);

  Written written{path_ + variable.name, variable.element, count, 0};
  if (variable.element != Element::text)
    written.digest = quick_digest({static_cast<const std::byte*>(values), count * bytes_of(variable.element)});
  shared_->written.push_back(written);
  if (variable.is_axis)
    add_scale(variable.name, count, std::move(data), variable.name.c_str());
  else
    data.close(what);
}

void Group::texts(const std::string& name, const std::vector<std::string>& dimensions,
                  const std::vector<std::string>& values, const Attributes& attributes) {
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  write({name, Element::text, dimensions, false}, pointers.data(), pointers.size(), attributes);
  shared_->written.back().digest = quick_digest(values);
}

void Group::axis(const std::string& name, const std::vector<std::string>& values, const Attributes& attributes) {
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  write({name, Element::text, {}, true}, pointers.data(), pointers.size(), attributes);
  shared_->written.back().digest = quick_digest(values);
}

void Group::text(const std::string& name, const std::string& value, const Attributes& attributes) {
  texts(name, {}, {value}, attributes);
}

Group& Group::group(const std::string& name) {
  const hdf5::PropertyHandle properties(H5Pcreate(H5P_GROUP_CREATE), "preparing a group");
  constexpr unsigned kOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  check_done(H5Pset_link_creation_order(properties.get(), kOrder), "ordering links");
  check_done(H5Pset_attr_creation_order(properties.get(), kOrder), "ordering attributes");
  check_done(H5Pset_obj_track_times(properties.get(), false), "leaving out times");
  std::unique_ptr<Group> made(new Group);
  made->handle_ = hdf5::GroupHandle(H5Gcreate2(id_, name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
                                    "making the group " + name);
  made->id_ = made->handle_.get();
  made->path_ = path_ + name + "/";
  made->parent_ = this;
  made->shared_ = shared_;
  groups_.push_back(std::move(made));
  return *groups_.back();
}

void Group::close_all() {
  for (const auto& inner : groups_) inner->close_all();
  groups_.clear();
  for (auto& [name, dimension] : dimensions_) dimension.scale.close("closing the dimension " + name);
  dimensions_.clear();
  handle_.close("closing the group " + path_);
}

File::File(const std::string& path) {
  hdf5::keep_quiet();
  const hdf5::PropertyHandle creation(H5Pcreate(H5P_FILE_CREATE), "preparing the file");
  const hdf5::PropertyHandle access(H5Pcreate(H5P_FILE_ACCESS), "preparing the file");
  constexpr unsigned kOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  check_done(H5Pset_link_creation_order(creation.get(), kOrder), "ordering links");
  check_done(H5Pset_attr_creation_order(creation.get(), kOrder), "ordering attributes");
  check_done(H5Pset_obj_track_times(creation.get(), false), "leaving out times");
  check_done(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18), "choosing the file version");
  file_ = hdf5::FileHandle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), "opening the file");
  id_ = file_.get();
  path_.push_back('/');
  shared_ = &shared_state_;
}

File::~File() {
  // Not closed means that something failed. HDF5 1.10 crashes later when the last close of a file cannot write, so the
  // file stays open until the process ends; its name and its bytes go with the TemporaryFile.
  file_.forget();
}

std::vector<Written> File::close() {
  close_all();
  check_done(H5Fflush(id_, H5F_SCOPE_GLOBAL), "saving the file");
  file_.close("closing the file");
  return std::move(shared_state_.written);
}

}  // namespace sim::netcdf
