#include "sim/analysis/budget_impact.hpp"

#include <algorithm>
#include <cmath>

#include "sim/analysis/words.hpp"
#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

class Budget {
 public:
  Budget(const Outcomes& o, const BudgetFrame& frame) : o_(o) {
    require(o.years > 0 && !o.cost_categories.empty(), "a budget needs costs by category and year");
    const auto found =
        std::find_if(o.measures.begin(), o.measures.end(), [](const MeasureInfo& m) { return m.name == "people"; });
    require(found != o.measures.end(), "a budget needs the number of people");
    const auto people = static_cast<std::size_t>(found - o.measures.begin());
    scale_.assign(o.scenarios.size() * o.draws, 1.0);
    if (frame.people <= 0) return;
    for (std::size_t s = 0; s < o.scenarios.size(); ++s)
      for (std::size_t d = 0; d < o.draws; ++d) {
        std::vector<double> counts;
        for (std::size_t r = 0; r < o.replicates; ++r) counts.push_back(o.outcome[o.at_measure(s, d, r, people)]);
        scale_[s * o.draws + d] = frame.people / mean(counts);
      }
  }

  // [draw]; category past the last one is all of them.
  std::vector<double> cost(std::size_t scenario, std::size_t category, std::size_t year) const {
    std::vector<double> values;
    for (std::size_t d = 0; d < o_.draws; ++d) {
      double sum = 0;
      for (std::size_t c = 0; c < o_.cost_categories.size(); ++c)
        if (c == category || category == o_.cost_categories.size())
          sum += o_.cost_by_category_year[o_.at_year(scenario, d, c, year)];
      values.push_back(sum * scale_[scenario * o_.draws + d]);
    }
    return values;
  }

 private:
  const Outcomes& o_;
  std::vector<double> scale_;  // [scenario][draw]
};

Estimate over_draws(const std::vector<double>& values) {
  Estimate e = mean_estimate(values);
  e.low = e.high = kNothing;
  if (values.size() < 2) return e;
  e.low = quantile(values, 0.025);
  e.high = quantile(values, 0.975);
  return e;
}

}  // namespace

std::vector<BudgetLine> budget_impact(const Outcomes& o, std::size_t reference, const BudgetFrame& frame) {
  require(reference < o.scenarios.size(), "a budget is compared with one of the scenarios");
  const Budget budget(o, frame);
  std::vector<BudgetLine> lines;
  for (std::size_t s = 0; s < o.scenarios.size(); ++s)
    for (std::size_t y = 0; y < o.years; ++y)
      for (std::size_t c = 0; c <= o.cost_categories.size(); ++c) {
        const std::vector<double> cost = budget.cost(s, c, y), without = budget.cost(reference, c, y);
        std::vector<double> extra;
        for (std::size_t d = 0; d < cost.size(); ++d) extra.push_back(cost[d] - without[d]);
        const double factor = math::pow(1 + frame.discount_rate, -(static_cast<double>(y) + 0.5));
        lines.push_back({o.scenarios[s], c < o.cost_categories.size() ? o.cost_categories[c] : "all", y + 1,
                         over_draws(cost), over_draws(extra), factor * mean(extra)});
      }
  return lines;
}

std::vector<std::string> budget_words(const std::vector<BudgetLine>& lines, const std::string& reference,
                                      const std::string& money) {
  std::vector<std::string> texts, scenarios;
  for (const BudgetLine& line : lines)
    if (scenarios.empty() || scenarios.back() != line.scenario) scenarios.push_back(line.scenario);
  for (const std::string& scenario : scenarios) {
    if (scenario == reference) continue;
    std::string years;
    double total = 0;
    for (const BudgetLine& line : lines) {
      if (line.scenario != scenario || line.category != "all") continue;
      years += (years.empty() ? "" : ", ") + estimate_words(line.extra) + " in year " + std::to_string(line.year);
      total += line.extra.value;
    }
    texts.push_back(scenario + " against " + reference + ", " + money + " more or less: " + years + "; " +
                    number_words(total) + " in all.");
  }
  return texts;
}

}  // namespace sim::analysis
