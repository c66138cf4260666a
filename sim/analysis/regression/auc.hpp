#pragma once
// Area under the receiver operating characteristic curve: the chance that a case scores above a control (ties half).
#include <vector>

#include "sim/analysis/regression/interval.hpp"

namespace sim::regression {

/// Mann-Whitney estimate with DeLong's standard error (DeLong, DeLong & Clarke-Pearson 1988). Two of each at least.
Estimate area_under_curve(const std::vector<double>& cases, const std::vector<double>& controls);

}  // namespace sim::regression
