#pragma once
// Opening a file that must lie inside a folder: no links, no way out, regular files only, a size cap.
#include <string>
#include <vector>

namespace sim {

enum class OpenFailure { none, missing, outside, link, not_a_file, too_large, unreadable };

struct OpenedText {
  OpenFailure failure = OpenFailure::none;
  std::string text;
};

/// How the path is resolved: by the kernel, or step by step where the kernel lacks openat2. Both refuse the same paths.
enum class Resolve { by_kernel, step_by_step };

/// Reads `relative` beneath `root`. Nothing outside `root` is opened, whatever the path says or a link points to.
OpenedText read_within(const std::string& root, const std::string& relative, Resolve how = Resolve::by_kernel);

/// "is no file", "stays ...": why, in words for a message that begins with the quoted path.
std::string failure_words(OpenFailure failure);

/// The names in the folder of `relative` beneath `root`, sorted, written with the folder as `as_written` has it.
std::vector<std::string> names_beside(const std::string& root, const std::string& relative,
                                      const std::string& as_written);

}  // namespace sim
