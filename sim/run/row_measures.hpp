#pragma once
// What a study may ask of a run beyond its summary: long waits, who still waits, money by year.
#include <vector>

#include "sim/run/layout.hpp"

namespace sim {

std::vector<MeasureInfo> extra_measures(const Layout& layout, std::size_t years);
/// In the order of extra_measures(); not-a-number where a scenario has no such programme or nobody waited.
std::vector<double> extra_values(const Layout& layout, std::size_t years, const Model& model, const Tally& tally);

}  // namespace sim
