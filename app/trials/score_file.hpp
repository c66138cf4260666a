#pragma once
// virtual_trials.json: what the report of virtual trials is made from, beside the table for people.
#include <string>

#include "app/trials/scoreboard.hpp"

namespace app {

/// Every number to the last digit, on the scale of the analysis.
std::string score_file_text(const Scoreboard& board);

/// Turns score_file_text() back, as far as the report asks. Throws sim::FileError, which names `file`, when there is
/// none or it is damaged.
Scoreboard read_score_file(const std::string& file);

}  // namespace app
