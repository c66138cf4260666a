#pragma once
// Where a value was written: every value and every key remembers its file, line and column.
#include <memory>
#include <string>
#include <vector>

namespace sim {

/// One text that settings come from: a file, or the text of one `--set`.
struct SourceFile {
  std::string name;                ///< As the user wrote it: "clinic.yaml" or "--set #1".
  std::vector<std::string> lines;  ///< Without line ends.

  /// True when this text is a `--set` of the command line.
  bool from_command_line() const { return name.rfind("--set ", 0) == 0; }
};

/// A place in a source. Lines, columns and lengths are counted from 1, in characters (not bytes).
struct Origin {
  std::shared_ptr<const SourceFile> file;  ///< Null when a value was made by the program.
  int line = 0;
  int column = 0;
  int length = 1;

  /// "clinic.yaml:8:5", "--set #1", or "(no file)".
  std::string words() const;
};

/// Splits a text into a source whose lines can be shown under a message.
std::shared_ptr<const SourceFile> make_source(std::string name, const std::string& text);

}  // namespace sim
