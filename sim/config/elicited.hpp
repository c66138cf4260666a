#pragma once
// Distributions as people know them: a mean and its standard error, events of so many, a median with its interval.
#include <optional>
#include <string>
#include <vector>

#include "sim/config/problems.hpp"
#include "sim/config/value.hpp"
#include "sim/core/distribution.hpp"

namespace sim {

/// Reads one distribution, a map with one key:
///   {beta: {mean, se}}, {beta: {events, n}} (uniform prior: a = events + 1, b = n - events + 1), {gamma: {mean, se}},
///   {lognormal: {median, ci95: [low, high]}}, {lognormal: {mean, se}}, {normal: {mean, se}},
///   {normal: {mean, ci95: [low, high]}}, {uniform: [low, high]}, {triangular: [low, mode, high]},
///   {pert: [low, mode, high]}, {truncated: {of: DISTRIBUTION, within: [low, high]}}
/// None when there were problems; `path` goes into the messages.
std::optional<Distribution> read_elicited(const Value& value, const std::string& path, Problems& problems);

/// The names above: beta, gamma, lognormal, normal, uniform, triangular, pert, truncated.
const std::vector<std::string>& elicited_names();

}  // namespace sim
