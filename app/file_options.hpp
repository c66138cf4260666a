#pragma once
// The options of the commands that look at files and run nothing, bound to their requests.
#include <CLI/CLI.hpp>

#include "app/requests.hpp"

namespace app {

struct FileCommands {
  SchemaRequest schema;
  ConfigShowRequest show;
  InitRequest init;
  EvidenceRequest evidence;
  DiffRequest diff;
  MigrateRequest migrate;
  CompletionRequest completion;

  void add_to(CLI::App& program);
  /// The request of the command that was given; one of these must have been.
  Request chosen() const;

 private:
  void add_readers(CLI::App& program);
  void add_helpers(CLI::App& program);

  CLI::App *schema_command_ = nullptr, *show_command_ = nullptr, *init_command_ = nullptr, *evidence_command_ = nullptr,
           *diff_command_ = nullptr, *migrate_command_ = nullptr, *completion_command_ = nullptr;
};

}  // namespace app
