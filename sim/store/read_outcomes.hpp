#pragma once
// Reads a result file back. The file may be made to harm us; the library that opens it has had faults of its own,
// so a file without its digest should come only from people you know.
#include <string>

#include "sim/record/outcomes.hpp"

namespace sim {

/// How the digest beside the file is treated.
enum class DigestRule {
  must_match,      ///< `path` + ".sha256" must exist and agree.
  match_if_there,  ///< A foreign file may come without one.
};

/// The patients, events and study tables may be far larger than everything else.
enum class ReadWhat { everything, summary };

/// Reads the results of `path`. The digest is checked first; then only hard links, no external or
/// virtual storage, no plugins, types as written by us and sizes that agree with the dimensions. Throws FileError.
Outcomes read_outcomes(const std::string& path, DigestRule rule = DigestRule::must_match,
                       ReadWhat what = ReadWhat::everything);

}  // namespace sim
