#pragma once
// A multi-state history in sentences: states, transitions, strategies, discounting.
#include <string>

#include "sim/care/states/numbers.hpp"
#include "sim/config/reading.hpp"

namespace app {

/// Numbers at central values, then every number that came with a source or its uncertainty.
std::string history_text(const sim::states::HistoryNumbers& history, const std::vector<sim::ParameterUse>& uses);

/// "Weibull (proportional hazards), shape 1.2, lambda 0.135": the hazard of a transition. `brief` leaves the numbers
/// out.
std::string hazard_words(const sim::states::HazardNumbers& hazard, bool brief = false);

}  // namespace app
