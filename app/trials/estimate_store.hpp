#pragma once
// Finished replicates of one replayed trial, in a chunk store: a suite that is stopped or killed goes on where it was.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/regression/interval.hpp"
#include "sim/run/chunk_store.hpp"

namespace app {

class EstimateStore {
 public:
  /// The estimates of one replicate, by target.
  using Replicate = std::vector<sim::regression::Estimate>;
  static constexpr std::uint32_t kPerChunk = 10;

  /// `canonical` is everything that the estimates depend on: it also names the sub-folder, so that work of other
  /// settings lies beside it. Throws sim::FileError.
  EstimateStore(const std::string& folder, const std::string& canonical, std::uint32_t replicates, std::size_t targets);

  /// A chunk's replicates, or nothing when it is missing or damaged.
  std::optional<std::vector<Replicate>> read(std::size_t chunk) const;
  /// Throws sim::FileError, sim::Nondeterminism.
  void write(std::size_t chunk, const std::vector<Replicate>& replicates) const;

 private:
  std::size_t targets_;
  sim::ChunkStore store_;
};

/// How many chunks so many replicates fill.
inline std::size_t chunks_of(std::uint32_t replicates) {
  return (replicates + EstimateStore::kPerChunk - 1) / EstimateStore::kPerChunk;
}

}  // namespace app
