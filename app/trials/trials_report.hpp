#pragma once
// The report of virtual trials, in the visual language of all reports: can we trust the model?
#include "app/report/report.hpp"
#include "app/trials/scoreboard.hpp"

namespace app {

/// One section for each role that has rows, each with its forest plot and table; the misses in words.
Report report_of(const Scoreboard& board);

}  // namespace app
