#include "sim/store/netcdf_types.hpp"

#include "sim/core/check.hpp"

namespace sim::netcdf {
namespace {

using hdf5::check_done;

hid_t text_type() {
  static const hid_t type = [] {
    const hid_t made = hdf5::check(H5Tcopy(H5T_C_S1), "making the text type");
    check_done(H5Tset_size(made, H5T_VARIABLE), "making the text type");
    check_done(H5Tset_cset(made, H5T_CSET_UTF8), "making the text type");
    return made;
  }();
  return type;
}

// A text attribute has a fixed length, which every reader shows as plain text; a file cannot hold an empty one so.
void put_text(hid_t object, const std::string& name, const std::string& value) {
  const hdf5::TypeHandle type(H5Tcopy(H5T_C_S1), "making an attribute type");
  check_done(H5Tset_size(type.get(), value.empty() ? 1 : value.size()), "making an attribute type");
  check_done(H5Tset_strpad(type.get(), H5T_STR_NULLTERM), "making an attribute type");
  check_done(H5Tset_cset(type.get(), H5T_CSET_UTF8), "making an attribute type");
  const hdf5::SpaceHandle space(H5Screate(value.empty() ? H5S_NULL : H5S_SCALAR), "making an attribute");
  hdf5::AttributeHandle made(H5Acreate2(object, name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
                             "making the attribute " + name);
  if (!value.empty()) check_done(H5Awrite(made.get(), type.get(), value.data()), "writing the attribute " + name);
  made.close("writing the attribute " + name);
}

void put_numbers(hid_t object, const std::string& name, Element element, const void* values, std::size_t count) {
  const hsize_t extent = count;
  const hdf5::SpaceHandle space(H5Screate_simple(1, &extent, nullptr), "making an attribute");
  hdf5::AttributeHandle made(
      H5Acreate2(object, name.c_str(), file_type(element), space.get(), H5P_DEFAULT, H5P_DEFAULT),
      "making the attribute " + name);
  check_done(H5Awrite(made.get(), memory_type(element), values), "writing the attribute " + name);
  made.close("writing the attribute " + name);
}

struct Putter {
  hid_t object;
  const std::string& name;
  void operator()(const std::string& value) const { put_text(object, name, value); }
  template <class T>
  void operator()(const std::vector<T>& values) const {
    put_numbers(object, name, element_of<T>(), values.data(), values.size());
  }
  template <class T>
  void operator()(const T& value) const {
    put_numbers(object, name, element_of<T>(), &value, 1);
  }
};

}  // namespace

std::size_t bytes_of(Element element) { return H5Tget_size(memory_type(element)); }

hid_t memory_type(Element element) {
  switch (element) {
    case Element::int8: return H5T_NATIVE_INT8;
    case Element::int16: return H5T_NATIVE_INT16;
    case Element::int32: return H5T_NATIVE_INT32;
    case Element::int64: return H5T_NATIVE_INT64;
    case Element::float32: return H5T_NATIVE_FLOAT;
    case Element::float64: return H5T_NATIVE_DOUBLE;
    case Element::text: return text_type();
  }
  throw BrokenRule("an element type is one of ours");
}

hid_t file_type(Element element) {
  switch (element) {
    case Element::int8: return H5T_STD_I8LE;
    case Element::int16: return H5T_STD_I16LE;
    case Element::int32: return H5T_STD_I32LE;
    case Element::int64: return H5T_STD_I64LE;
    case Element::float32: return H5T_IEEE_F32LE;
    case Element::float64: return H5T_IEEE_F64LE;
    case Element::text: return text_type();
  }
  throw BrokenRule("an element type is one of ours");
}

void put_attribute(hid_t object, const std::string& name, const AttributeValue& value) {
  std::visit(Putter{object, name}, value);
}

}  // namespace sim::netcdf
