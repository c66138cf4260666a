#pragma once
// Texts of any length out of the bytes of an HDF5 file. HDF5 itself (1.10) believes what its unchecked global heap says
// about lengths and runs past it, so a foreign file's texts are read here, where every length is checked.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/hdf5_handle.hpp"

namespace sim::hdf5 {

/// Reads texts of one file. Not for several threads.
class HeapTexts {
 public:
  /// `file` are all its bytes, which must outlive this.
  explicit HeapTexts(std::string_view file) : file_(file), left_to_parse_(2 * file.size()) {}

  /// The `count` texts whose references (length, heap address, index) stand at `offset`.
  /// Throws Failure when anything points outside, or the texts are together longer than the file.
  std::vector<std::string> read(std::uint64_t offset, std::size_t count);

 private:
  struct Piece {
    std::size_t begin = 0, size = 0;
  };
  using Collection = std::map<std::uint16_t, Piece>;

  std::uint64_t number(std::uint64_t at, std::size_t bytes) const;
  const Collection& collection(std::uint64_t address);

  std::string_view file_;
  std::uint64_t left_to_parse_;  // a file with many overlapping heaps must not cost more than its size
  std::map<std::uint64_t, Collection> collections_;
};

}  // namespace sim::hdf5
