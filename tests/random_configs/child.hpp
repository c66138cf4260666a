#pragma once
// One run of a program as a child: how it ended and what it used.
#include <string>
#include <vector>

namespace random_configs {

struct Ended {
  int exit = -1;           ///< Exit code; minus the signal's number when a signal ended it.
  double cpu_seconds = 0;  ///< Of user and system.
  double megabytes = 0;    ///< The most memory it held.
  std::string said;        ///< What it wrote on stderr.
};

/// Runs `words` with stdin and stdout closed, in `folder`, with CAREPATH_CONFIGS=`configs`. Throws std::runtime_error
/// when it cannot be started.
Ended run_child(const std::vector<std::string>& words, const std::string& folder, const std::string& configs);

}  // namespace random_configs
