#pragma once
// One row of a study at a time: models compiled at its point, lived with its luck, and nothing kept but the numbers
// that were asked for.
#include <cstdint>
#include <string>
#include <vector>

#include "sim/run/layout.hpp"
#include "sim/run/project.hpp"

namespace sim {

/// Which runs of a point are wanted, and with whose luck.
struct RowRuns {
  std::uint32_t policy = 0, index = 0;  ///< The first two words of omega.
  std::uint32_t first_replicate = 0, replicates = 1;
};

class RowRunner {
 public:
  /// `wanted` are names of measures(). Throws ConfigError.
  RowRunner(const Project& project, const std::vector<std::string>& wanted);

  /// Everything that can be asked for: the measures of a run's summary, and some of waiting and spending.
  static std::vector<MeasureInfo> measures(const Project& project);

  /// [scenario][replicate][wanted]. Throws ConfigError for a point that makes no sense, BrokenRule.
  std::vector<double> run(const StudyPoint& point, const RowRuns& runs) const;

  /// Patient-years of one replicate of all scenarios at central values: what runs cost, roughly.
  double patient_years() const { return patient_years_; }

 private:
  void run_group(const std::vector<std::uint32_t>& group, const StudyPoint& point, const RowRuns& runs,
                 std::vector<std::vector<double>>& by_scenario) const;

  const Project& project_;
  Plan central_;
  std::vector<std::vector<std::uint32_t>> groups_;
  Layout layout_;
  std::vector<std::size_t> wanted_;
  double patient_years_ = 0;
};

}  // namespace sim
