#pragma once
// The forest plot of virtual trials: published interval above, simulated range below, row by row.
#include <string>

#include "app/trials/scoreboard.hpp"

namespace app {

/// One SVG; every row has its own scale, so that all can be read at once (in published standard errors from the
/// published value).
std::string forest_svg(const Scoreboard& board);

/// A small page with the picture and the words.
std::string forest_html(const Scoreboard& board);

}  // namespace app
