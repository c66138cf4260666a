#pragma once
// One report for each kind of study; analyse() chooses.
#include "sim/analysis/analysis.hpp"
#include "sim/analysis/decision_sample.hpp"

namespace sim::analysis {

/// Rows centre and point: how far each parameter, from its low to its high end, moves each target.
Analysis report_one_way(const StudyTable& table, const AnalysisRequest& request);
/// Rows point or draw (grid, list, Latin hypercube): every target at every point.
Analysis report_points(const StudyTable& table, const AnalysisRequest& request);
Analysis report_morris(const StudyTable& table, const AnalysisRequest& request);
Analysis report_sobol(const StudyTable& table, const AnalysisRequest& request);
/// Uncertainty of every target, what it comes from, and, with a cost and an effect, the decision. Headlines stand in
/// this order: three of the decision (best, frontier, doubt), those of information and planned trials, one for each
/// line of the table "uncertainty", then one for each scenario of the table "budget".
Analysis report_psa(const StudyTable& table, const AnalysisRequest& request);
/// The decision of a PSA: frontier, curves, value of information.
Analysis report_decision(const StudyTable& table, const AnalysisRequest& request);
/// What values of information are estimated from. Regressions and the value of perfect information have errors of their
/// own; what comes out above the latter is set to it.
struct InformationBasis {
  DecisionSample sample;          ///< Plain draw means, at least 40 draws.
  std::vector<std::size_t> rows;  ///< [draw]: its row in the table.
  std::vector<double> perfect;    ///< Value of perfect information, [threshold], the headline last.
};
/// EVPPI of every parameter, of pairs of the leading four, and of all parameters of each provenance.
Analysis report_information(const StudyTable& table, const AnalysisRequest& request, const InformationBasis& basis);
/// EVSI of the planned trials of the request; never above the value of knowing the same numbers exactly.
Analysis report_trials(const StudyTable& table, const AnalysisRequest& request, const InformationBasis& basis);
/// Sets a value above its ceiling to it; its standard error and upper end stay.
Estimate at_most(Estimate value, double ceiling);
/// Budget impact of the request's spending plan, one sentence for each scenario but the reference.
Analysis report_budget(const StudyTable& table, const AnalysisRequest& request);

}  // namespace sim::analysis
