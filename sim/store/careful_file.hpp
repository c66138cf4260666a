#pragma once
// Reading an HDF5 file that somebody may have made to harm us: everything is looked at before anything is believed.
#include <optional>
#include <string>
#include <vector>

#include "sim/store/heap_texts.hpp"
#include "sim/store/netcdf.hpp"

namespace sim::hdf5 {

/// A file open for reading. Opening walks the whole file and refuses soft, external and repeated links, deep groups,
/// external and virtual storage, unknown filters and types, and sizes that the bytes of the file cannot hold.
/// Every member throws Failure.
class CarefulFile {
 public:
  CarefulFile(const CarefulFile&) = delete;
  CarefulFile& operator=(const CarefulFile&) = delete;
  /// `bytes` are those of the file: they bound what it may claim to hold, and its texts are read from them.
  CarefulFile(const std::string& path, std::string bytes);

  bool has(const std::string& path) const;
  /// The names of variables (or of groups) of a group in the order in which they were written.
  std::vector<std::string> variables_of(const std::string& group) const;
  std::vector<std::string> groups_of(const std::string& group) const;
  /// Extents, the slowest first.
  std::vector<std::size_t> extents(const std::string& path) const;
  netcdf::Element element(const std::string& path) const;

  /// A text attribute of a group or variable; empty when there is none.
  std::string attribute(const std::string& path, const std::string& name) const;

  /// Numbers, converted to T. Nothing when there is no such variable; Failure when it has other extents.
  template <class T>
  std::vector<T> numbers(const std::string& path, const std::vector<std::size_t>& extents) const {
    std::vector<T> values(count_if_there(path, extents));
    if (!values.empty()) read_numbers(path, netcdf::element_of<T>(), values.data());
    return values;
  }
  /// The same for texts.
  std::vector<std::string> texts(const std::string& path, const std::vector<std::size_t>& extents);
  /// The values of a dimension with names; empty when there is no such dimension.
  std::vector<std::string> names(const std::string& path);

 private:
  std::size_t count_if_there(const std::string& path, const std::vector<std::size_t>& extents) const;
  void read_numbers(const std::string& path, netcdf::Element element, void* values) const;

  std::string bytes_;
  HeapTexts heap_;
  FileHandle file_;
};

}  // namespace sim::hdf5
