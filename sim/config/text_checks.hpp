#pragma once
// What can be wrong with a text before it is read as YAML: encoding, tabs, spaces that are none, directives, quotes.
#include <memory>
#include <optional>
#include <string>

#include "sim/config/origin.hpp"
#include "sim/config/problems.hpp"

namespace sim {

/// True when the text may be handed to the YAML parser; otherwise `problems` says why not.
bool check_text(const std::string& text, const std::shared_ptr<const SourceFile>& file, Problems& problems);

/// Where a quote begins that is never closed, or, failing that, one that closes on a later line: asked after a syntax
/// error.
std::optional<Origin> find_open_quote(const std::string& text, const std::shared_ptr<const SourceFile>& file);

/// The byte just after a quoted scalar that begins at `start`, or npos when it never ends.
std::size_t end_of_quoted(const std::string& text, std::size_t start);

}  // namespace sim
