#pragma once
// A multi-state history as a picture: states as boxes, transitions as arrows.
#include <string>

#include "app/picture/layout.hpp"
#include "sim/care/states/numbers.hpp"

namespace app {

/// The living in a row, in the order written; states of death below.
Page lay_out(const sim::states::HistoryNumbers& history);
/// The same as a whole SVG file.
std::string svg_of(const sim::states::HistoryNumbers& history);

}  // namespace app
