#pragma once
// What a study says, stage by stage: sentences, and the tables they rest on.
#include <functional>
#include <string>
#include <vector>

#include "app/terminal/terminal.hpp"
#include "sim/study/result_tables.hpp"

namespace app {

struct StageAnswer {
  std::string stage, method;
  std::vector<std::string> headlines;  ///< The answer, most important first.
  std::vector<std::string> notes;      ///< What to keep in mind.
};

struct Answer {
  std::string title;
  std::vector<StageAnswer> stages;
  std::vector<sim::Table> tables;  ///< Named analysis_STAGE_...
};

/// From stored results alone. `step` is told how far a long analysis is; optional.
Answer answer_of(const sim::study::StudyResult& result,
                 const std::function<void(std::size_t done, std::size_t total)>& step = {});

std::string answer_text(const Answer& answer, const Terminal& terminal);
std::string answer_json(const Answer& answer);

}  // namespace app
