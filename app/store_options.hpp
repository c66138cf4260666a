#pragma once
// The options of the commands for finished work on disk, bound to their requests.
#include <CLI/CLI.hpp>
#include <optional>

#include "app/requests.hpp"

namespace app {

struct StoreCommands {
  VerifyRequest verify;
  MergeRequest merge;
  SlurmScriptRequest slurm;

  void add_to(CLI::App& program);
  /// The request of the command that was given, if it was one of these.
  std::optional<Request> chosen() const;

 private:
  CLI::App *verify_command_ = nullptr, *merge_command_ = nullptr, *slurm_command_ = nullptr;
};

}  // namespace app
