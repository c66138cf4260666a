#include "app/conformance/case.hpp"

#include <algorithm>
#include <cmath>

#include "app/conformance/histories.hpp"
#include "app/conformance/queues.hpp"

namespace app::conformance {

double z_of(const Row& row) {
  if (row.se == 0) return 0;
  const double beyond = std::max(0.0, std::fabs(row.ours - row.exact) - row.slack);
  return (row.ours < row.exact ? -beyond : beyond) / row.se;
}

bool passes(const Row& row) {
  constexpr double kMostErrors = 3.5, kUsualPrecision = 0.02;
  const double precision = row.precision > 0 ? row.precision : kUsualPrecision;
  const double gap = std::fabs(row.ours - row.exact);
  return gap <= kMostErrors * row.se + row.slack && row.se <= precision * std::fabs(row.exact);
}

// One line for each family of cases.
const std::vector<Case>& cases() {
  static const std::vector<Case> all = [] {
    std::vector<Case> made;
    for (const auto& family : {history_cases(), queue_cases()}) made.insert(made.end(), family.begin(), family.end());
    return made;
  }();
  return all;
}

}  // namespace app::conformance
