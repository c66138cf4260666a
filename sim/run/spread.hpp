#pragma once
// What draws and replicates say about each panel mean: mean, standard error, 95 % interval, and which kind of interval
// it is.
#include <vector>

#include "sim/record/outcomes.hpp"
#include "sim/record/tally.hpp"

namespace sim {

class SpreadMaker {
 public:
  explicit SpreadMaker(Outcomes& out);
  /// Scenarios may be added from different threads, one thread each.
  void add(std::size_t scenario, std::size_t draw, const std::vector<Tally>& replicates);
  void finish();

 private:
  std::size_t at(std::size_t spread, std::size_t run) const { return spread * runs_ + run; }
  Outcomes& out_;
  std::size_t runs_;
  std::vector<double> means_;       ///< [spread index][draw, replicate]
  std::vector<double> patient_se_;  ///< Used when there is only one run: within it, patients are the sample.
};

/// Linear-interpolation quantile of sorted values (type 7).
double quantile_of_sorted(const std::vector<double>& sorted, double p);

}  // namespace sim
