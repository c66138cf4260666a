// Comparing a finished file with what was meant to be in it.
#include <algorithm>
#include <cstddef>
#include <cstring>

#include "sim/store/netcdf.hpp"

namespace sim::netcdf {
namespace {

using hdf5::check_done;

std::uint64_t digest_of_texts(hid_t dataset, hid_t space, std::size_t count, const std::string& what) {
  std::vector<char*> pointers(count, nullptr);
  const hid_t type = memory_type(Element::text);
  check_done(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), what);
  std::vector<std::string> texts;
  for (const char* pointer : pointers) texts.emplace_back(pointer == nullptr ? "" : pointer);
  check_done(H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data()), what);
  return quick_digest(texts);
}

}  // namespace

std::uint64_t quick_digest(std::span<const std::byte> bytes, std::uint64_t so_far) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  std::uint64_t hash = so_far;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 32;
  }
  for (; i < bytes.size(); ++i) hash = (hash ^ std::to_integer<std::uint64_t>(bytes[i])) * kPrime;
  return hash;
}

std::uint64_t quick_digest(std::span<const std::string> texts) {
  std::uint64_t hash = quick_digest(std::span<const std::byte>{});
  for (const std::string& text : texts) {
    hash = (hash ^ text.size()) * 0x100000001b3U;
    hash = quick_digest(std::as_bytes(std::span(text.data(), text.size())), hash);
  }
  return hash;
}

void verify(const std::string& path, const std::vector<Written>& written) {
  hdf5::keep_quiet();
  const hdf5::FileHandle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), "opening the finished file");
  for (const Written& expected : written) {
    const std::string what = "checking " + expected.path;
    const hdf5::DatasetHandle data(H5Dopen2(file.get(), expected.path.c_str(), H5P_DEFAULT), what);
    const hdf5::SpaceHandle space(H5Dget_space(data.get()), what);
    const hssize_t count = H5Sget_simple_extent_npoints(space.get());
    if (count < 0 || static_cast<std::uint64_t>(count) != expected.count)
      throw hdf5::Failure(expected.path + " does not have the size that was written");
    std::uint64_t digest = 0;
    if (expected.element == Element::text) {
      digest = digest_of_texts(data.get(), space.get(), expected.count, what);
    } else {
      std::vector<std::byte> bytes(expected.count * bytes_of(expected.element));
      check_done(H5Dread(data.get(), memory_type(expected.element), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), what);
      digest = quick_digest(bytes);
    }
    if (digest != expected.digest) throw hdf5::Failure(expected.path + " does not hold what was written");
  }
}

}  // namespace sim::netcdf
