#pragma once
// Names of a history that must fit together.
#include "sim/care/states/numbers.hpp"
#include "sim/people/columns.hpp"

namespace sim::states {

/// Adds a problem for every name that is not there and everything that contradicts itself. `attributes` holds the
/// columns of the population; `section` is the written history.
void check(const HistoryNumbers& numbers, const Schema& attributes, const Value& section, Problems& problems);

}  // namespace sim::states
