#pragma once
// Where a function crosses zero, by false position (Illinois).
#include <cmath>

namespace sim {

/// The place between `a` and `b` (in either order) where `f` is zero, to within `close`. `at_a` = f(a) is not above
/// zero, `at_b` = f(b) not below.
template <class F>
double crossing(const F& f, double a, double at_a, double b, double at_b, double close) {
  for (int i = 0, side = 0; i < 100 && std::fabs(a - b) > close && at_a != at_b; ++i) {
    const double middle = (a * at_b - b * at_a) / (at_b - at_a), here = f(middle);
    if (here < 0) {
      a = middle, at_a = here;
      if (side == -1) at_b /= 2;
      side = -1;
    } else {
      b = middle, at_b = here;
      if (here == 0) a = middle;
      if (side == 1) at_a /= 2;
      side = 1;
    }
  }
  return (a + b) / 2;
}

}  // namespace sim
