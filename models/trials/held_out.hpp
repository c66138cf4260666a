#pragma once
// A held-out number must not act: no number that the model uses may be that row, or say that it comes from it.
#include <set>
#include <string>
#include <vector>

#include "models/trials/trial.hpp"
#include "sim/config/reading.hpp"

namespace models {

/// Evidence ids of all held-out targets: published rows and what they name under `also`.
std::set<std::string> held_out_rows(const Trial& trial);

/// The rows that a row's source or note names ("closed form from A14, A32": A14 and A32), theirs, and so on; the row
/// itself included.
std::set<std::string> origins_of(const std::string& id, const sim::Evidence& evidence);

/// One acting row that comes from a held-out one.
struct Leak {
  std::string acts, held_out, path;  ///< `path`: the setting that uses `acts`.
};
std::vector<Leak> leaks(const std::set<std::string>& held_out, const std::vector<sim::ParameterUse>& uses,
                        const sim::Evidence& evidence);

}  // namespace models
