#pragma once
// Independent repeats of a scenario at central values, and what they say of a mean, a difference or a ratio.
#include <string>
#include <vector>

#include "app/conformance/kept.hpp"

namespace app::conformance {

inline constexpr std::uint32_t kReplicates = 100;

/// Mean of each outcome at the end, one for each replicate of kReplicates worlds of one site. Scenarios of one project
/// share their luck, replicate by replicate.
Measured simulate(const Work& work, const sim::Project& project, const std::string& scenario);

struct Estimate {
  double mean = 0, se = 0;
};
Estimate mean_of(const std::vector<double>& x);
std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b);
/// Ratio of the means; standard error by the delta method.
Estimate ratio_of(const std::vector<double>& above, const std::vector<double>& below);

}  // namespace app::conformance
