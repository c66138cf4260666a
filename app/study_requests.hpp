#pragma once
// What the command lines about studies ask for.
#include <cstdint>
#include <string>
#include <vector>

namespace app {

struct PlanRequest {
  std::string file;
  std::vector<std::string> sets;
  int threads = 0;
  bool json = false;
};

struct SweepRequest {
  enum class Task : std::uint8_t { run, status, collect };
  Task task = Task::run;
  std::string file, folder;  ///< Folder empty: results/<name of the file>.
  std::vector<std::string> sets;
  int threads = 0;
  std::uint32_t shard = 1, shards = 1;  ///< Counted from 1.
  bool force = false, quiet = false, json = false;
  bool resume = true;              ///< Always so; the option is there for those who look for it.
  std::vector<std::string> words;  ///< The command line itself.
};

struct ShowRequest {
  std::string file, folder, stage;  ///< Stage empty: the first.
  std::uint64_t row = 0;
  std::vector<std::string> sets;
  bool json = false;
};

struct AnalyseRequest {
  std::string results;
  bool json = false;
};

}  // namespace app
