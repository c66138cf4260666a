#pragma once
// The table of virtual trials, in text, CSV and JSON: simulated against published.
#include <cstdint>
#include <string>
#include <vector>

#include "app/terminal/terminal.hpp"
#include "models/trials/trial.hpp"
#include "models/trials/verdict.hpp"

namespace app {

struct ScoreRow {
  std::string trial, id;  ///< "PPACT", "V1"
  models::Target target;
  models::Verdict verdict;

  bool failed_calibration() const;  ///< Outside the simulated range, or a standardised miss of one half or more.
};

struct Scoreboard {
  std::vector<ScoreRow> rows;
  std::uint32_t replicates = 0;
  bool null_effect = false;
};

/// On the printed scale: exponentials of log ratios.
double printed(const models::Target& target, double on_analysis_scale);
/// "-0.434 (-0.690 to -0.178)"
std::string published_words(const ScoreRow& row);
std::string simulated_words(const ScoreRow& row);
/// "12 of 15 published values lie within the simulated 95 % range; 2 of 3 that are only a direction, or an event,
/// agree".
std::string score_words(const Scoreboard& board, models::Role role);
/// The same by role, and the misses one by one.
std::string in_short(const Scoreboard& board);

std::string scores_text(const Scoreboard& board, const Terminal& terminal);
std::string scores_csv(const Scoreboard& board);
std::string scores_json(const Scoreboard& board);

}  // namespace app
