#pragma once
// Everything that a multi-state history hands the engine for one draw of the uncertain numbers.
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/include.hpp"
#include "sim/config/reading.hpp"

namespace sim::states {

/// Reads `population` and `history` with the values of `reading.draw`. Attributes of the population become columns: a
/// `yes_no` a code, everything else a number. The transitions are the targets of effects ("rate.onset"). Problems go to
/// `reading.problems`; complete only when there are none. Life tables are files within `config_root`.
Catalogue catalogue(const Value& population, const Value& history, Reading& reading, const std::string& config_root,
                    std::vector<FileRead>* files = nullptr);

// The outcomes: for each state in order kIn, kEverIn and kYearsIn; then the accounts.
inline constexpr std::size_t kMeasuresPerState = 3, kIn = 0, kEverIn = 1, kYearsIn = 2;
inline constexpr std::size_t kAccounts = 6, kAlive = 0, kQaly = 1, kDiscountedQaly = 2, kCost = 3, kDiscountedCost = 4,
                             kProgrammeCost = 5;

/// What may be asked of a patient by name, and what panels show.
std::vector<Measure> measures(const std::vector<std::string>& states, const Schema& schema);
std::vector<Outcome> outcomes(const std::vector<std::string>& states, const std::vector<Measure>& measures);

}  // namespace sim::states
