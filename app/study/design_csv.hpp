#pragma once
// The rows of a batch as a table that people can read before anything has run.
#include <string>
#include <vector>

#include "sim/study/stage.hpp"

namespace app {

/// One line per row: id, role, block, input, step, scramble, luck, redraws, replicates, then one column per input.
std::string design_csv(const sim::study::Stage& stage, const std::vector<sim::study::DesignRow>& rows);

}  // namespace app
