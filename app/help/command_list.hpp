#pragma once
// Every command with its options as plain data: what --help, the manual page and the completions all say.
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace app {

struct OptionFacts {
  std::vector<std::string> names;    ///< "-o", "--output"; empty for words that stand by their place.
  std::string value;                 ///< "DIR"; empty for a flag.
  std::vector<std::string> choices;  ///< When the value is one of a few words.
  bool many = false;                 ///< May be said several times.
  std::string what;

  bool takes_file() const;    ///< The value is an existing file or folder, or a new one.
  bool takes_folder() const;  ///< Only folders make sense.
};

struct CommandFacts {
  std::string name;  ///< "config show"; empty for the program itself.
  std::string what;
  std::string footer;  ///< Examples.
  std::vector<OptionFacts> options, operands;
};

/// The program itself, then its commands in the order of --help.
std::vector<CommandFacts> facts_of(const CLI::App& program);

/// The words between the braces of "KIND:{scenario,study}", as CLI11 writes choices.
std::vector<std::string> choices_in(const std::string& type);

/// The texts made from them.
std::string bash_completion(const std::vector<CommandFacts>& commands);
std::string zsh_completion(const std::vector<CommandFacts>& commands);
std::string man_page(const std::vector<CommandFacts>& commands);

}  // namespace app
