#pragma once
// The mean of a number over draws and replicates with its 95 % interval, and what the interval is about.
#include <cstddef>
#include <string>
#include <vector>

namespace sim {

struct Interval {
  double mean = 0, low = 0, high = 0;  ///< Not-a-number when there is nothing to tell from.
  std::string kind;                    ///< "simulation noise" or "noise and parameters".
};

/// `values` is [draw][replicate]; not-a-number is left out. With one draw the interval is Student's over replicates
/// (simulation noise); with more it is from 2.5 to 97.5 % of the draws' means (noise and parameters).
Interval interval_of(const std::vector<double>& values, std::size_t draws, std::size_t replicates);

/// The 97.5 % point of Student's t, to three digits.
double student_975(std::size_t degrees_of_freedom);

}  // namespace sim
