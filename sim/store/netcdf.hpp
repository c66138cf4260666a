#pragma once
// A thin writer of HDF5 files that are also valid netCDF-4: every reader we know of opens them. It keeps to plain
// numbers and variable-length UTF-8 strings, stores no times, and so writes the same bytes for the same calls.
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/store/hdf5_handle.hpp"

namespace sim::netcdf {

/// What the elements of a variable are.
enum class Element { int8, int16, int32, int64, float32, float64, text };

template <class T>
constexpr Element element_of();
template <>
constexpr Element element_of<std::int8_t>() {
  return Element::int8;
}
template <>
constexpr Element element_of<std::int16_t>() {
  return Element::int16;
}
template <>
constexpr Element element_of<std::int32_t>() {
  return Element::int32;
}
template <>
constexpr Element element_of<std::int64_t>() {
  return Element::int64;
}
template <>
constexpr Element element_of<float>() {
  return Element::float32;
}
template <>
constexpr Element element_of<double>() {
  return Element::float64;
}

/// Bytes of one element; text counts its pointer.
std::size_t bytes_of(Element element);
/// The type in memory. The caller does not close it.
hid_t memory_type(Element element);

using AttributeValue =
    std::variant<std::string, double, float, std::int32_t, std::vector<std::int8_t>, std::vector<std::int16_t>>;
/// Attributes in the order in which they are written.
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

/// What was written to one variable, to be compared after the file has been closed and opened again.
struct Written {
  std::string path;
  Element element = Element::float64;
  std::uint64_t count = 0;
  std::uint64_t digest = 0;
};

/// A digest of bytes, to find damage rather than malice.
std::uint64_t quick_digest(std::span<const std::byte> bytes, std::uint64_t so_far = 0xcbf29ce484222325U);
std::uint64_t quick_digest(std::span<const std::string> texts);

/// A group of variables. Dimensions of the groups above are visible in it. Every member throws hdf5::Failure.
class Group {
 public:
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  void attribute(const std::string& name, const AttributeValue& value);
  /// A dimension without values of its own.
  void dimension(const std::string& name, std::size_t size);
  /// A dimension and the variable of the same name that holds its values.
  template <class T>
  void axis(const std::string& name, const std::vector<T>& values, const Attributes& attributes) {
    write({name, element_of<T>(), {}, true}, values.data(), values.size(), attributes);
  }
  void axis(const std::string& name, const std::vector<std::string>& values, const Attributes& attributes);
  /// Numbers over dimensions, the last running fastest. Floating ones get not-a-number as their fill value.
  template <class T>
  void numbers(const std::string& name, const std::vector<std::string>& dimensions, const std::vector<T>& values,
               const Attributes& attributes) {
    write({name, element_of<T>(), dimensions, false}, values.data(), values.size(), attributes);
  }
  void texts(const std::string& name, const std::vector<std::string>& dimensions,
             const std::vector<std::string>& values, const Attributes& attributes);
  /// One text without dimensions.
  void text(const std::string& name, const std::string& value, const Attributes& attributes);
  /// A group inside this one; it lives as long as the file.
  Group& group(const std::string& name);

 protected:
  struct Dimension {
    std::size_t size = 0;
    hdf5::DatasetHandle scale;
  };
  struct Shared {
    int next_dimension = 0;
    std::vector<Written> written;
  };
  struct Variable {
    std::string name;
    Element element;
    std::vector<std::string> dimensions;
    bool is_axis;
  };

  Group() = default;
  void write(const Variable& variable, const void* values, std::size_t count, const Attributes& attributes);
  void add_scale(const std::string& name, std::size_t size, hdf5::DatasetHandle scale, const char* label);
  const Dimension& find(const std::string& dimension) const;
  void close_all();

  hid_t id_ = H5I_INVALID_HID;
  std::string path_;
  const Group* parent_ = nullptr;
  Shared* shared_ = nullptr;

 private:
  hdf5::GroupHandle handle_;
  std::map<std::string, Dimension> dimensions_;
  std::vector<std::unique_ptr<Group>> groups_;
};

/// A new file, open for writing; it is itself the root group.
class File final : public Group {
 public:
  /// Empties the file at `path` and writes into it. Throws hdf5::Failure.
  explicit File(const std::string& path);
  ~File();
  /// Closes everything and says what was written. A full disk may show itself only here. Throws hdf5::Failure.
  std::vector<Written> close();

 private:
  hdf5::FileHandle file_;
  Shared shared_state_;
};

/// Opens the file again and compares every variable with what was written. Throws hdf5::Failure.
void verify(const std::string& path, const std::vector<Written>& written);

}  // namespace sim::netcdf
