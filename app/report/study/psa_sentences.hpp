#pragma once
// The sentences of a PSA by what they are about, told apart by their order (see sim/analysis/reports.hpp).
#include <optional>
#include <string>
#include <vector>

#include "app/report/study/view.hpp"

namespace app {

struct PsaSentences {
  std::string best, frontier, doubt;  ///< Of the decision; empty without one.
  std::vector<std::string> information, outcomes, budget;
};

PsaSentences psa_sentences(const StudyView& view, std::size_t stage);

}  // namespace app
