#pragma once
// What the command lines ask for that concern finished work on disk.
#include <string>
#include <vector>

namespace app {

struct VerifyRequest {
  std::vector<std::string> folders;  ///< Results, or work that is not finished.
  bool json = false;
};

struct MergeRequest {
  std::string into;               ///< Made if it is not there.
  std::vector<std::string> from;  ///< Folders of parts of the same study.
  bool json = false;
};

struct SlurmScriptRequest {
  std::string study, folder;
  int parts = 8, cpus = 4;
  std::string time = "04:00:00", partition;
};

}  // namespace app
