// Any bytes as a result file: outcomes, or a FileError. What HDF5 1.10 does with hostile bytes is HDF5's own; this
// target finds what our checks let through to it.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = "/tmp/carepath_fuzz_" + std::to_string(getpid()) + ".h5";
  sim::write_whole_file(path, std::string(reinterpret_cast<const char*>(data), size));
  try {
    sim::read_outcomes(path, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  } catch (const sim::FileError&) {
  }
  return 0;
}
