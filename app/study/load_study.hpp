#pragma once
// A study file with the scenario file it names, read and checked: every problem of both at once.
#include <memory>
#include <string>
#include <vector>

#include "sim/run/row_runner.hpp"
#include "sim/study/stage.hpp"

namespace app {

struct LoadedStudy {
  sim::study::StudyFile file;
  std::unique_ptr<sim::Project> project;
  std::unique_ptr<sim::RowRunner> runner;
  std::vector<sim::study::Stage> stages;
  sim::study::TableHead head;
  std::string text;       ///< The study file as written.
  std::string resolved;   ///< After includes and --set, every value with its origin.
  std::string canonical;  ///< What results depend on; not limits, output or threads.
  std::vector<sim::FileRead> files;
};

/// `sets` are laid over the study file. Throws sim::ConfigError with all problems.
LoadedStudy load_study(const std::string& file, const std::vector<std::string>& sets);

/// The same for `carepath check`: problems are added, nothing is thrown.
void check_study(const std::string& file, const std::vector<std::string>& sets, sim::Problems& problems);

/// A row as the simulator takes it.
sim::StudyPoint point_of(const sim::study::Stage& stage, const sim::study::DesignRow& row);
sim::RowRuns runs_of(const sim::study::DesignRow& row);

}  // namespace app
