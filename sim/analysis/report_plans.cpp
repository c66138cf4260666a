// What a decision asks beyond the best choice: its budget, and trials that could be run.
#include <algorithm>
#include <cmath>

#include "sim/analysis/decision_curves.hpp"
#include "sim/analysis/information.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

// The parameters a trial measures, as a regression takes them; nothing when one of them does not vary here.
struct Measured {
  Series inputs;
  std::vector<PlannedMeasure> measures;
  std::string missing;
};

Measured measured_by(const StudyTable& t, const PlannedTrial& trial, const std::vector<std::size_t>& rows) {
  Measured m;
  for (const auto& one : trial.measures) {
    const auto p = std::find_if(t.parameters.begin(), t.parameters.end(),
                                [&](const StudyParameter& x) { return x.name == one.parameter; });
    if (p == t.parameters.end()) {
      m.missing = one.parameter;
      return m;
    }
    auto& values = m.inputs.emplace_back();
    for (const std::size_t row : rows)
      values.push_back(t.value[t.at_value(row, static_cast<std::size_t>(p - t.parameters.begin()))]);
    // The difference of two arms of n / 2 people has four times the variance of a mean of n.
    const bool share = one.as == MeasuredAs::proportion;
    m.measures.push_back({m.inputs.size() - 1, share ? PlannedMeasure::Kind::proportion : PlannedMeasure::Kind::mean, 0,
                          one.as == MeasuredAs::difference ? 2 * one.sd : one.sd});
  }
  return m;
}

std::string trial_words(const std::string& name, double people, const Estimate& value, const Estimate& exactly,
                        const DecisionFrame& frame) {
  std::string text = "The trial '" + name + "' with " + std::to_string(std::llround(people)) + " people is worth " +
                     number_words(value.value) + " " + frame.money + " a patient, s.e. " + number_words(value.se);
  if (exactly.value > 0)
    text += ", " + share_words(std::min(1.0, value.value / exactly.value)) + " of knowing the same numbers exactly";
  if (frame.people_per_year > 0)
    text += "; for everybody " +
            number_words(population_value(value.value, frame.people_per_year, frame.years, frame.discount_rate)) + " " +
            frame.money + ", the most it may cost";
  return text + ".";
}

}  // namespace

Analysis report_trials(const StudyTable& t, const AnalysisRequest& request, const InformationBasis& basis) {
  const DecisionFrame& frame = request.decision;
  Analysis out;
  std::vector<std::string> names;
  std::vector<double> people, errors, population;
  std::vector<Estimate> values;
  const std::vector<double> headline{frame.headline};
  std::size_t capped = 0;
  for (const PlannedTrial& trial : frame.trials) {
    Measured m = measured_by(t, trial, basis.rows);
    if (!m.missing.empty()) {
      out.notes.push_back("the trial '" + trial.name + "' measures " + m.missing + ", which is not varied here");
      continue;
    }
    const Estimate exactly = at_most(evppi(basis.sample, m.inputs, headline)[0], basis.perfect.back());
    for (const double n : trial.people) {
      for (PlannedMeasure& measure : m.measures) measure.n = n;
      const Estimate free = evsi(basis.sample, m.inputs, m.measures, headline, request.seed)[0];
      const Estimate value = at_most(free, exactly.value);
      capped += value.value < free.value ? 1 : 0;
      names.push_back(trial.name);
      people.push_back(n);
      values.push_back(value);
      errors.push_back(value.se);
      population.push_back(frame.people_per_year > 0
                               ? population_value(value.value, frame.people_per_year, frame.years, frame.discount_rate)
                               : kNothing);
      if (n == trial.people.back()) out.headlines.push_back(trial_words(trial.name, n, value, exactly, frame));
    }
  }
  if (names.empty()) return out;
  if (capped > 0)
    out.notes.push_back(std::to_string(capped) + (capped == 1 ? " planned trial" : " planned trials") +
                        " came out above the value of knowing the same numbers exactly, by the error of both, and " +
                        (capped == 1 ? "is" : "are") + " set to it");
  out.tables.push_back(
      TableMaker("trials", "trial_size", "Value of planned trials (sample information), at the headline threshold.")
          .text("trial", "Its name.", names)
          .number("people", "", "In all its arms.", people)
          .estimate("evsi", frame.money, "Value a patient, before the cost of the trial.", values)
          .number("evsi_se", frame.money, "Its standard error: draws and regression.", errors)
          .interval("t from leaving out twentieths")
          .number("population", frame.money, "Value for everybody whom the decision is for.", population)
          .take());
  return out;
}

Analysis report_budget(const StudyTable& t, const AnalysisRequest& request) {
  const SpendingPlan& plan = request.decision.budget;
  const auto lines = spending_by_year(t, plan);
  Analysis out;
  out.headlines =
      budget_words(lines, t.scenarios[t.reference],
                   request.decision.money + " for " + std::to_string(std::llround(plan.people)) + " people");
  std::vector<std::string> scenarios;
  std::vector<double> years, uptake, discounted;
  std::vector<Estimate> extra;
  for (const BudgetLine& line : lines) {
    if (line.scenario == t.scenarios[t.reference]) continue;
    scenarios.push_back(line.scenario);
    years.push_back(static_cast<double>(line.year));
    uptake.push_back(plan.begun_by(line.year - 1));
    extra.push_back(line.extra);
    discounted.push_back(line.discounted_extra);
  }
  out.tables.push_back(
      TableMaker("budget", "budget_line", "Extra spending for everybody in each year, against the reference.")
          .text("scenario", "Scenario.", scenarios)
          .number("year", "", "From 1.", years)
          .number("uptake", "1", "Share of the people who have begun by then.", uptake)
          .estimate("extra", request.decision.money, "Undiscounted; mean and 95 % of draws.", extra)
          .interval("95 % of draws")
          .number("discounted_extra", request.decision.money, "Mean, discounted.", discounted)
          .take());
  return out;
}

}  // namespace sim::analysis
