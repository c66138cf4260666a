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
  /// Scenarios may be added from different threads, one thread each; draws and replicates in order.
  void add(std::size_t scenario, std::size_t draw, std::size_t replicate, const Tally& tally);
  void finish();

 private:
  void finish_replicates(std::size_t cell);
  void finish_draws(std::size_t cell);
  std::size_t at(std::size_t spread, std::size_t run) const { return spread * runs_ + run; }
  Outcomes& out_;
  std::size_t runs_;
  /// Without draws the spread needs no single means, so memory does not grow with the replicates.
  struct Running {
    double n = 0, mean = 0, squares = 0;  ///< Squares about the mean (Welford).
  };
  std::vector<Running> running_;    ///< [spread index], one draw only
  std::vector<double> means_;       ///< [spread index][draw, replicate], several draws only
  std::vector<double> patient_se_;  ///< Used when there is only one run: within it, patients are the sample.
};

/// Linear-interpolation quantile of sorted values (type 7).
double quantile_of_sorted(const std::vector<double>& sorted, double p);

}  // namespace sim
