// Any bytes as a chunk of finished work, and as the tally within one: taken whole or refused with a reason. The check
// sum is made right first, so that what lies behind it is reached as well.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "sim/record/tally.hpp"
#include "sim/run/chunk_file.hpp"
#include "sim/run/crc32c.hpp"

namespace {

sim::TallyShape shape() {
  sim::TallyShape s;
  s.panels = 2;
  s.subgroups = 1;
  s.notes = 1;
  s.roles = 1;
  s.programmes = 1;
  s.resources = 1;
  s.years = 1;
  s.outcomes = {{"pegs", "points", "pain", sim::Tick{0x1p-20}, sim::Bins::linear(0, 10, 20)}};
  return s;
}

void as_tally(std::string_view bytes) {
  try {
    if (sim::Tally::parse(shape(), bytes).bytes() != bytes) std::abort();
  } catch (const std::invalid_argument&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  as_tally(bytes);
  std::string why;
  if (!sim::parse_chunk(bytes, why) && why.empty()) std::abort();
  const std::uint32_t crc = sim::crc32c(bytes);
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(crc >> shift));
  why.clear();
  const auto file = sim::parse_chunk(bytes, why);
  if (!file) {
    if (why.empty()) std::abort();
    return 0;
  }
  if (sim::chunk_bytes(file->identity, file->chunk.id, file->chunk.rows) != bytes) std::abort();
  for (const auto& row : file->chunk.rows) as_tally(row.bytes);
  return 0;
}
