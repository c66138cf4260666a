#include "sim/store/heap_texts.hpp"

namespace sim::hdf5 {
namespace {

// Sizes of the format (HDF5 file format specification, III.E and IV.A.2.d) with 8-byte addresses and lengths.
constexpr std::uint64_t kReferenceBytes = 16;    // length 4, address 8, index 4
constexpr std::uint64_t kCollectionHeader = 16;  // "GCOL", version 1, reserved 3, size 8
constexpr std::uint64_t kPieceHeader = 16;       // index 2, count 2, reserved 4, size 8

[[noreturn]] void damaged() { throw Failure("its texts are damaged"); }

}  // namespace

std::uint64_t HeapTexts::number(std::uint64_t at, std::size_t bytes) const {
  if (at > file_.size() || file_.size() - at < bytes) damaged();
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(file_[static_cast<std::size_t>(at) + i])) << (8 * i);
  return value;
}

const HeapTexts::Collection& HeapTexts::collection(std::uint64_t address) {
  if (const auto known = collections_.find(address); known != collections_.end()) return known->second;
  if (address > file_.size() || file_.substr(static_cast<std::size_t>(address), 4) != "GCOL") damaged();
  const std::uint64_t size = number(address + 8, 8);
  if (size > file_.size() - address || size > left_to_parse_ || size < kCollectionHeader) damaged();
  left_to_parse_ -= size;
  Collection& pieces = collections_[address];
  const std::uint64_t end = address + size;
  for (std::uint64_t at = address + kCollectionHeader; end - at >= kPieceHeader;) {
    const auto index = static_cast<std::uint16_t>(number(at, 2));
    const std::uint64_t bytes = number(at + 8, 8);
    if (index == 0) break;  // the rest is free
    const std::uint64_t begin = at + kPieceHeader;
    if (bytes > end - begin) damaged();
    pieces[index] = {static_cast<std::size_t>(begin), static_cast<std::size_t>(bytes)};
    const std::uint64_t padded = (bytes + 7) / 8 * 8;
    if (padded > end - begin) damaged();
    at = begin + padded;
  }
  return pieces;
}

std::vector<std::string> HeapTexts::read(std::uint64_t offset, std::size_t count) {
  std::vector<std::string> texts;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i, offset += kReferenceBytes) {
    const std::uint64_t length = number(offset, 4), address = number(offset + 4, 8), index = number(offset + 12, 4);
    if (length == 0) {
      texts.emplace_back();
      continue;
    }
    const Collection& pieces = collection(address);
    const auto piece = index <= UINT16_MAX ? pieces.find(static_cast<std::uint16_t>(index)) : pieces.end();
    total += length;
    if (piece == pieces.end() || length > piece->second.size || total > file_.size()) damaged();
    const std::string_view text = file_.substr(piece->second.begin, static_cast<std::size_t>(length));
    texts.emplace_back(text.substr(0, text.find('\0')));
  }
  return texts;
}

}  // namespace sim::hdf5
