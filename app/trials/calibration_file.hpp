#pragma once
// The file of `carepath calibrate`: which evidence rows are fitted to which rows of which virtual trial.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/config/fields.hpp"

namespace app {

/// Where a row's value is looked for, in its own unit.
struct SearchRange {
  double low = 0, high = 0;
  void visit(sim::Fields& f);
};

/// Rows that are fitted together.
struct JointFit {
  std::vector<std::pair<std::string, std::vector<std::string>>> targets;  ///< By trial: rows of role calibration.
  std::vector<std::pair<std::string, SearchRange>> rows;  ///< Evidence rows, as many as targets or fewer.
  std::uint32_t replicates = 0;                           ///< 0: those of the file.
  void visit(sim::Fields& f);
};

struct CalibrationFile {
  std::string title;
  std::uint32_t replicates = 0, fresh_replicates = 0, evaluations = 0;
  std::vector<std::pair<std::string, JointFit>> fits;
  void visit(sim::Fields& f);
};

/// Reads and checks the file: no target twice, no row twice. Problems go to `problems`.
CalibrationFile read_calibration(const std::string& path, const std::string& config_root, sim::Problems& problems);

}  // namespace app
