#pragma once
// What knowing more would be worth to a decision, by regression on the draws (Strong, Oakley and Brennan 2014, Med
// Decis Making 34:311; Strong et al. 2015, 35:570). Costs and effects are regressed apart, so every threshold is free.
#include <cstdint>
#include <span>
#include <vector>

#include "sim/analysis/decision_sample.hpp"
#include "sim/analysis/regression.hpp"
#include "sim/analysis/sample.hpp"

namespace sim::analysis {

/// Value per person of knowing `inputs` ([parameter][draw]) exactly, [threshold]. Use plain draw means: regression
/// averages luck out by itself. Standard error by leaving out one twentieth of the draws in turn (draws and regression
/// together); low and high are value -+ t x s.e., not below 0.
std::vector<Estimate> evppi(const DecisionSample& sample, const Series& inputs, std::span<const double> thresholds);

/// How people speak of what a trial measures: the mean of all, the difference of two equal arms, a share.
enum class MeasuredAs : std::uint8_t { mean, difference, proportion };

/// What a planned study would measure about one parameter.
struct PlannedMeasure {
  enum class Kind {
    mean,        ///< The mean of `n` people, whose standard deviation is `sd`.
    proportion,  ///< How many of `n` people have something; the parameter is a probability.
  };
  std::size_t input = 0;  ///< Which of the inputs.
  Kind kind = Kind::mean;
  double n = 0, sd = 0;
};

/// Value per person of a study that gives these measures (expected value of sample information), [threshold]. Its data
/// are drawn once for each draw of the parameters, by `seed`.
std::vector<Estimate> evsi(const DecisionSample& sample, const Series& inputs, const std::vector<PlannedMeasure>& study,
                           std::span<const double> thresholds, std::uint64_t seed = 1);

}  // namespace sim::analysis
