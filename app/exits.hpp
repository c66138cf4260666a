#pragma once
// The exit codes of the program: stable, so that scripts can rely on them.

namespace app {

/// What the shell gets.
enum Exit : int {
  done = 0,
  failed = 1,         ///< The simulation failed, or we broke our own rule.
  usage = 2,          ///< The command line makes no sense.
  configuration = 3,  ///< A configuration is wrong, or unfinished work belongs to another one.
  disk = 4,           ///< A file or the disk refused.
  corrupt = 5,        ///< Stored work is damaged, or the same work gave two answers.
  gate = 6,           ///< A gate failed (`validate --gate`).
  interrupted = 130,  ///< SIGINT: finished work is saved.
  terminated = 143,   ///< SIGTERM: finished work is saved.
};

}  // namespace app
