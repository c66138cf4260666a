#pragma once
// Every problem of every file, collected and shown at once: where, what is wrong, and what would be right.
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/config/origin.hpp"

namespace sim {

/// One mistake in the user's input.
struct Problem {
  std::string code;  ///< Stable, for programs: "config/unknown".
  Origin where;
  std::string message;  ///< What is wrong, the user's own text in quotes.
  std::string help;     ///< What would be right; may be empty.
};

/// All mistakes met so far. The same mistake at the same place is kept once.
class Problems {
 public:
  void add(Problem problem);
  void add(std::string code, Origin where, std::string message, std::string help = "");

  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  const std::vector<Problem>& all() const { return all_; }
  bool has(const std::string& code) const;
  /// False when a file could not be read as a whole (syntax, include): looking for missing settings would only cascade.
  bool tree_is_complete() const;

  /// For people: message, source line, caret and help of each problem in file order; ends "N problems found; nothing
  /// was run." Empty when there is no problem. Control characters of the user's text are made harmless.
  std::string text() const;
  /// For programs: a JSON array of {severity, code, file, line, column, length, message, help}.
  std::string json() const;

  /// Throws ConfigError with all problems unless there are none.
  void stop_if_any() const;

 private:
  std::vector<Problem> in_file_order() const;
  std::vector<Problem> all_;
};

/// The user's input cannot be used. `what()` is `problems.text()`.
struct ConfigError : std::runtime_error {
  explicit ConfigError(Problems found);
  Problems problems;
};

}  // namespace sim
