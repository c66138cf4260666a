#pragma once
// The forest plot of virtual trials: published interval above, simulated range below, row by row.
#include <string>

#include "app/trials/scoreboard.hpp"

namespace app {

/// One SVG; every row has its own scale, so that all can be read at once (in published standard errors from the
/// published value).
std::string forest_svg(const Scoreboard& board);

/// Values of a row from the published value, in units of its standard error (simulated sd where none is printed).
struct Standardised {
  double mean, low, high, published_low, published_high;
};
Standardised standardised(const ScoreRow& row);

}  // namespace app
