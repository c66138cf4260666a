#pragma once
// Evidence rows fitted so that a virtual trial returns its published numbers: NLopt with common luck, scored with fresh
// luck.
#include <array>
#include <string>
#include <vector>

#include "app/trials/calibration_file.hpp"
#include "app/trials/replay.hpp"
#include "models/trials/verdict.hpp"

namespace app {

struct FittedRow {
  std::string id;
  double before = 0, value = 0;
  std::array<double, 2> ci95{};  ///< What the published intervals leave open, by the slopes at the fit.
  bool at_edge = false;          ///< The fit ended at an end of its search range.
};

struct FittedTarget {
  std::string trial, id;
  models::Target target;
  models::Verdict before, after;  ///< Both with fresh luck.
};

struct FitResult {
  std::string name, method;  ///< `method`: "BOBYQA" or "SBPLX".
  std::vector<FittedRow> rows;
  std::vector<FittedTarget> targets;
  int evaluations = 0;
};

struct FitOptions {
  int threads = 0;
  const std::atomic<bool>* stop = nullptr;
  std::string work_folder;                                     ///< Finished replicates are kept here.
  std::function<void(int evaluation, double objective)> step;  ///< After each evaluation. May be empty.
};

/// Refuses targets that are not of role calibration, and rows that act in none of the models, through `problems`.
/// `replays` in the order of `fit.targets`.
void check_fit(const JointFit& fit, const std::vector<Replay>& replays, sim::Problems& problems);

/// Minimises the sum of squared standardised misses. The same bytes at any number of threads.
FitResult make_fit(const std::string& name, const JointFit& fit, const CalibrationFile& file,
                   const std::vector<Replay>& replays, const FitOptions& options);

}  // namespace app
