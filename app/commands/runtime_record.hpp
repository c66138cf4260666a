#pragma once
// runtime.json: everything that may differ between two runs with the same results.
#include <chrono>
#include <string>
#include <vector>

#include "sim/run/experiment.hpp"

namespace app {

/// Times of a run; begins when it is made.
class Stopwatch {
 public:
  Stopwatch();
  double wall_seconds() const;
  double cpu_seconds() const;
  const std::string& began() const { return began_; }  ///< "2026-03-01T12:00:00Z"

 private:
  std::chrono::steady_clock::time_point start_;
  double cpu_at_start_ = 0;
  std::string began_;
};

/// What is known after a run.
struct RuntimeFacts {
  std::vector<std::string> words;  ///< The command line.
  int threads = 0;
  double wall_seconds = 0, cpu_seconds = 0;
  std::string began, outcomes_sha256;
  std::size_t resumed_patient_years = 0;
  sim::RunCounts counts;
};

/// The same of a study, as far as this process (or rank) saw it; rates are of what it computed this time.
struct SweepFacts {
  struct Stage {
    std::string name, method;
    std::size_t runs = 0;
  };
  std::vector<std::string> words;  ///< The command line.
  int threads = 0;
  double wall_seconds = 0, cpu_seconds = 0;
  std::string began, study_sha256;
  std::vector<Stage> stages;
  std::size_t runs = 0, resumed_runs = 0, failed_rows = 0;  ///< A run is one replicate of one scenario in one row.
  double patient_years_of_a_run = 0;                        ///< On average over scenarios, at central values.
};

/// As JSON.
std::string runtime_json(const RuntimeFacts& facts);
std::string runtime_json(const SweepFacts& facts);

/// The words of the command that made the results in a folder, from its runtime.json; none when there is no such file
/// or it is not ours.
std::vector<std::string> command_words_in(const std::string& folder);

/// Most memory the program held so far, MiB.
double peak_memory();

}  // namespace app
