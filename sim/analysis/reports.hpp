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
/// EVPPI of every parameter, of pairs of the leading four, and of all parameters of each provenance. `sample` holds
/// plain draw means and `rows` their rows in the table; at least 40 draws.
Analysis report_information(const StudyTable& table, const AnalysisRequest& request, const DecisionSample& sample,
                            const std::vector<std::size_t>& rows);
/// EVSI of the planned trials of the request; `sample` and `rows` as above.
Analysis report_trials(const StudyTable& table, const AnalysisRequest& request, const DecisionSample& sample,
                       const std::vector<std::size_t>& rows);
/// Budget impact of the request's spending plan, one sentence for each scenario but the reference.
Analysis report_budget(const StudyTable& table, const AnalysisRequest& request);

}  // namespace sim::analysis
