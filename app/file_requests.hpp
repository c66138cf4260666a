#pragma once
// What the command lines ask for that look at files and run nothing.
#include <string>
#include <vector>

namespace app {

struct SchemaRequest {
  std::string what = "scenario";
  bool reference = false;
  std::string folder;  ///< Write every schema there instead.
};

struct ConfigShowRequest {
  std::string file;
  std::vector<std::string> sets;
  bool origin = false, json = false;
};

struct InitRequest {
  std::string folder;
  bool json = false;
};

struct EvidenceRequest {
  std::vector<std::string> search;  ///< Words that a row must hold, all of them; none = every row.
  std::string configs;              ///< Empty: the shipped configuration, or the one around the working folder.
  bool json = false;
};

struct DiffRequest {
  std::string first, second;  ///< Files of one kind.
  bool json = false;
};

struct MigrateRequest {
  std::vector<std::string> files;  ///< Configurations and results, mixed.
  bool json = false;
};

struct CompletionRequest {
  std::string form;  ///< bash, zsh or man.
};

}  // namespace app
