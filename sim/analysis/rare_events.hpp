#pragma once
// Intervals that keep a width where events are rare: a count of none in ten runs is no proof that there are none.
// Garwood 1936, Biometrika 28:437 (counts); Wilson 1927, JASA 22:209 (shares); Hanley and Lippman-Hand 1983, JAMA
// 249:1743 (nothing seen).
#include <span>
#include <string>

#include "sim/analysis/sample.hpp"
#include "sim/analysis/study_table.hpp"

namespace sim::analysis {

/// An estimate, and in words what its low and high are.
struct Judged {
  Estimate estimate;
  std::string interval;
};

/// The words of an interval by Student's t.
inline constexpr const char* kStudent = "t of the mean over runs";

/// With fewer events (or, of a share, fewer people without) Student's t is not used.
inline constexpr double kFewEvents = 20;

/// The mean over runs. Student's t; where `outcome` counts fewer than kFewEvents events in all runs, the exact interval
/// of a Poisson count, of a share Wilson's. Events are taken as independent.
Judged mean_of_runs(std::span<const double> values, const StudyOutcome& outcome, double confidence = 0.95);

/// The mean difference over paired runs. Student's t; where no pair differs in a count, as far as that many runs could
/// have missed: the upper limit of a Poisson count of none, both ways.
Judged difference_of_runs(std::span<const double> values, const StudyOutcome& outcome, double confidence = 0.95);

/// Wilson's interval of a share of `n` draws, with its standard error.
Estimate share_estimate(double share, double n, double confidence = 0.95);

}  // namespace sim::analysis
