#include "sim/analysis/spending.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision_sample.hpp"
#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

std::vector<std::size_t> outcomes_of(const StudyTable& t, const std::vector<std::string>& names) {
  std::vector<std::size_t> found;
  for (const std::string& name : names) {
    const auto at = std::find_if(t.outcomes.begin(), t.outcomes.end(), [&](const auto& o) { return o.name == name; });
    require(at != t.outcomes.end(), "a budget names outcomes of its study");
    found.push_back(static_cast<std::size_t>(at - t.outcomes.begin()));
  }
  return found;
}

// Spending per patient beyond the reference in each year after the start, [draw][year]; draws without a number are left
// out.
std::vector<std::vector<double>> extra_by_draw(const StudyTable& t, std::size_t scenario,
                                               const std::vector<std::size_t>& years) {
  std::vector<double> runs;
  std::vector<std::vector<double>> means;
  for (const std::size_t row : sound_rows(t, RowRole::draw)) {
    std::vector<double> own, draw;
    for (const std::size_t outcome : years) {
      const auto values = values_of(t, row, {outcome, scenario, scenario != t.reference});
      const double factor = scenario == t.reference ? 0 : 1;
      for (const double x : values) own.push_back(factor * x);
      draw.push_back(factor * mean(values));
    }
    const bool whole = own.size() == years.size() * t.replicates &&
                       std::all_of(own.begin(), own.end(), [](double x) { return std::isfinite(x); });
    if (!whole) continue;
    runs.insert(runs.end(), own.begin(), own.end());
    means.push_back(std::move(draw));
  }
  if (means.size() < 2 || t.replicates < 2) return means;
  const auto shrunk = shrunk_means(runs, means.size(), years.size(), t.replicates);
  for (std::size_t d = 0; d < means.size(); ++d)
    for (std::size_t y = 0; y < years.size(); ++y) means[d][y] = shrunk[d * years.size() + y];
  return means;
}

}  // namespace

double SpendingPlan::begun_by(std::size_t year) const {
  return uptake.empty() ? 1 : uptake[std::min(year, uptake.size() - 1)];
}

std::vector<BudgetLine> spending_by_year(const StudyTable& t, const SpendingPlan& plan) {
  const std::vector<std::size_t> years = outcomes_of(t, plan.spending);
  std::vector<BudgetLine> lines;
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    const auto extra = extra_by_draw(t, s, years);
    for (std::size_t y = 0; y < years.size(); ++y) {
      std::vector<double> totals;
      for (const auto& draw : extra) {
        double sum = 0;
        for (std::size_t began = 0; began <= y; ++began)
          sum += (plan.begun_by(began) - (began == 0 ? 0 : plan.begun_by(began - 1))) * draw[y - began];
        totals.push_back(plan.people * sum);
      }
      BudgetLine line{t.scenarios[s], "all", y + 1, {}, mean_estimate(totals), 0};
      line.extra.low = line.extra.high = kNothing;
      if (totals.size() > 1) line.extra.low = quantile(totals, 0.025), line.extra.high = quantile(totals, 0.975);
      line.discounted_extra = math::pow(1 + plan.discount_rate, -(static_cast<double>(y) + 0.5)) * line.extra.value;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace sim::analysis
