#pragma once
// The finished rows of one batch of a design, in a chunk store: what is on disk survives a kill, and two processes may
// fill one folder.
#include <optional>
#include <string>
#include <vector>

#include "sim/run/chunk_store.hpp"
#include "sim/study/design.hpp"

namespace app {

/// What the runs of one row gave, or why there is nothing.
struct RowResult {
  std::vector<double> values;  ///< [scenario][replicate][outcome]
  std::string failure;         ///< Empty when all went well.
};

class RowStore {
 public:
  /// `canonical` is everything that results depend on; `years` are the patient-years of one replicate of all scenarios.
  /// Throws sim::StaleStore when the folder holds rows of another study, sim::FileError.
  RowStore(const std::string& folder, const std::string& canonical, const std::vector<sim::study::DesignRow>& rows,
           double years);

  std::size_t chunks() const { return starts_.size() - 1; }
  /// The rows of a chunk are [first_of(c), first_of(c + 1)).
  std::size_t first_of(std::size_t chunk) const { return starts_[chunk]; }

  /// The chunk's results, or nothing when it is missing or damaged.
  std::optional<std::vector<RowResult>> read(std::size_t chunk) const;
  void write(std::size_t chunk, const std::vector<RowResult>& results) const;
  /// A sentence for each damaged chunk.
  std::vector<std::string> damaged() const { return store_.inspect().damaged; }

  /// An order in which chunks are done, so that a sweep that is stopped has rows from everywhere; `start` turns it, so
  /// that two processes begin at different places.
  std::vector<std::size_t> spread_order(std::size_t start) const;

 private:
  std::vector<std::size_t> starts_;  ///< First row of each chunk, and the number of rows at the end.
  sim::ChunkStore store_;
};

}  // namespace app
