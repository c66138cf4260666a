#pragma once
// What a planner wants to see first, for every scenario: who is reached, pain, harms, money, waits; with intervals.
#include <cstdint>
#include <string>

#include "app/terminal/terminal.hpp"
#include "sim/record/outcomes.hpp"

namespace app {

/// Of the run itself, not of its results.
struct RunFacts {
  std::string folder;
  double wall_seconds = 0;
  std::int64_t events = 0;
  double patient_years = 0;
};

/// Tables in plain text. Every table says what its intervals hold.
std::string summary_text(const sim::Outcomes& outcomes, const RunFacts& facts, const Terminal& terminal);

/// Every measure of every scenario, and its difference to the first one, as JSON.
std::string summary_json(const sim::Outcomes& outcomes, const RunFacts& facts);

}  // namespace app
