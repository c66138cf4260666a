#include "sim/care/solve_effects.hpp"

#include "sim/core/math.hpp"

namespace sim {

double log_rate_ratio(const OddsRatio& odds) {
  const double with_odds = odds.ratio * odds.still_without / (1 - odds.still_without);
  // Still in the state: exp(-rate t), so the ratio of rates is the ratio of logarithms.
  return math::log(math::log1p(1 / with_odds) / -math::log(odds.still_without));
}

}  // namespace sim
