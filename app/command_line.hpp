#pragma once
// From the words of a command line to a request, or to what must be said instead. Only command_line.cpp and its options
// know CLI11.
#include <optional>
#include <string>
#include <vector>

#include "app/exits.hpp"
#include "app/help/command_list.hpp"
#include "app/requests.hpp"

namespace app {

/// A request, or a text and an exit code.
struct Parsed {
  std::optional<Request> request;
  Exit exit = done;
  std::string out;  ///< For standard output: help, version.
  std::string err;  ///< For standard error: what is wrong and what would be right.
};

/// `words` without the program's own name.
Parsed parse_command_line(const std::vector<std::string>& words);

/// Every command with its options.
std::vector<CommandFacts> command_list();

}  // namespace app
