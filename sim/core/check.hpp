#pragma once
// What happens when a rule is broken: by us, at once, always on.
#include <stdexcept>
#include <string>

namespace sim {

/// We broke our own rule. A bug report, never a user's mistake (those are ConfigError, in sim/config).
struct BrokenRule : std::logic_error {
  using std::logic_error::logic_error;
};

/// Stops with BrokenRule unless `ok`.
inline void require(bool ok, const char* rule) {
  if (!ok) [[unlikely]]
    throw BrokenRule(rule);
}

}  // namespace sim
