#pragma once
// A published or exact answer that the program is checked against, and the rows that a check gives.
#include <functional>
#include <string>
#include <vector>

#include "app/conformance/kept.hpp"

namespace app::conformance {

/// One quantity of one case.
struct Row {
  std::string model;     ///< The case: "sick_sicker", "M/M/5, load 0.9".
  std::string quantity;  ///< What is compared, with its unit: "discounted cost, USD".
  double exact = 0;      ///< The exact or published value.
  double ours = 0;       ///< What the program says.
  double se = 0;         ///< Standard error of ours; 0 = ours is no estimate.
  std::string source;    ///< Where the exact value comes from.
  double slack = 0;      ///< Stated error of `exact` itself, and of rounding to whole minutes; in its unit.
  double precision = 0;  ///< The largest standard error that says anything, as a share of `exact`; 0 = 2 %.
};

/// |ours - exact| in standard errors, the slack taken off first; 0 when `se` is 0.
double z_of(const Row& row);
/// |ours - exact| <= 3.5 se + slack, and se small enough to matter.
bool passes(const Row& row);

/// A named check; `rows` runs it (seconds to minutes) and depends on nothing but the program and its configs.
struct Case {
  std::string name;   ///< What `carepath conformance NAME` asks for.
  std::string about;  ///< One line.
  std::function<std::vector<Row>(const Work&)> rows;
};

/// All cases, in the order they are printed.
const std::vector<Case>& cases();

}  // namespace app::conformance
