#pragma once
// One way to add a command to the program: its name, what it does, and an example below its --help.
#include <CLI/CLI.hpp>
#include <string>

namespace app {

inline CLI::App* add_command(CLI::App& program, const char* name, const char* what, const char* example) {
  auto* command = program.add_subcommand(name, what);
  command->footer(std::string("Example:\n  carepath ") + example);
  return command;
}

}  // namespace app
