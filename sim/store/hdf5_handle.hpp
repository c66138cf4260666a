#pragma once
// HDF5 identifiers that close themselves, and HDF5 failures as sentences.
#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace sim::hdf5 {

/// Something HDF5 refused; the caller adds the name of the file and makes it a FileError.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws Failure: "`what` failed", with the reason of the operating system or of HDF5 where it gives one.
[[noreturn]] void fail(const std::string& what);

inline hid_t check(hid_t id, const std::string& what) {
  if (id < 0) fail(what);
  return id;
}
inline void check_done(herr_t result, const std::string& what) {
  if (result < 0) fail(what);
}

/// Stops HDF5 printing to the terminal, loading plugins, and acting once more when the process ends (which crashes
/// after a full disk; we close what we open). Call before anything else in a thread.
void keep_quiet();

/// Owns one identifier.
template <herr_t (*Close)(hid_t)>
class Handle {
 public:
  Handle() = default;
  /// Throws Failure when `id` is not one.
  Handle(hid_t id, const std::string& what) : id_(check(id, what)) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) Close(id_);
  }
  hid_t get() const { return id_; }
  /// Leaves it open for the rest of the process.
  void forget() { id_ = H5I_INVALID_HID; }
  /// Closes now. A full disk may show itself only here. Throws Failure.
  void close(const std::string& what) {
    if (id_ >= 0) check_done(Close(std::exchange(id_, H5I_INVALID_HID)), what);
  }

 private:
  hid_t id_ = H5I_INVALID_HID;
};

using FileHandle = Handle<H5Fclose>;
using GroupHandle = Handle<H5Gclose>;
using DatasetHandle = Handle<H5Dclose>;
using SpaceHandle = Handle<H5Sclose>;
using TypeHandle = Handle<H5Tclose>;
using PropertyHandle = Handle<H5Pclose>;
using AttributeHandle = Handle<H5Aclose>;

}  // namespace sim::hdf5
