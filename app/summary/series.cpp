#include "app/summary/series.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace app {

sim::Interval above_zero(sim::Interval interval, std::string_view unit, std::span<const double> seen) {
  static constexpr std::string_view kNeverLess[] = {"",    "1",     "person", "day",     "hour",
                                                    "USD", "share", "chance", "MME/day", "visits/year"};
  const bool counts = std::find(std::begin(kNeverLess), std::end(kNeverLess), unit) != std::end(kNeverLess);
  const bool never_less = std::none_of(seen.begin(), seen.end(), [](double x) { return x < 0; });
  if (counts && never_less && interval.low < 0) interval.low = 0;
  return interval;
}

sim::Interval Series::level(std::size_t scenario) const {
  return above_zero(sim::interval_of(scenarios[scenario], draws, replicates), unit, scenarios[scenario]);
}

sim::Interval Series::difference(std::size_t scenario) const {
  std::vector<double> paired = scenarios[scenario];
  for (std::size_t i = 0; i < paired.size(); ++i) paired[i] -= scenarios[0][i];
  return sim::interval_of(paired, draws, replicates);
}

Series Series::times(double factor) const {
  Series scaled = *this;
  for (auto& numbers : scaled.scenarios)
    for (double& x : numbers) x *= factor;
  return scaled;
}

namespace {

Series series_at(const sim::Outcomes& o, std::size_t measure) {
  Series series{o.measures[measure].unit, o.draws, o.replicates, {}};
  for (std::size_t s = 0; s < o.scenarios.size(); ++s) {
    auto& numbers = series.scenarios.emplace_back();
    for (std::size_t d = 0; d < o.draws; ++d)
      for (std::size_t r = 0; r < o.replicates; ++r) numbers.push_back(o.outcome[o.at_measure(s, d, r, measure)]);
  }
  return series;
}

}  // namespace

std::optional<Series> measure_series(const sim::Outcomes& o, std::string_view name) {
  for (std::size_t m = 0; m < o.measures.size(); ++m)
    if (o.measures[m].name == name) return series_at(o, m);
  return std::nullopt;
}

std::optional<Series> summed_series(const sim::Outcomes& o, std::string_view prefix, std::string_view suffix) {
  std::optional<Series> sum;
  for (std::size_t m = 0; m < o.measures.size(); ++m) {
    const std::string_view name = o.measures[m].name;
    if (name.size() <= prefix.size() + suffix.size() || !name.starts_with(prefix) || !name.ends_with(suffix)) continue;
    const Series one = series_at(o, m);
    if (!sum) {
      sum = one;
      continue;
    }
    for (std::size_t s = 0; s < sum->size(); ++s)
      for (std::size_t i = 0; i < one.scenarios[s].size(); ++i) {
        // A scenario without the programme has nothing to add; the sum is missing only where all are.
        double& total = sum->scenarios[s][i];
        const double more = one.scenarios[s][i];
        if (std::isnan(total))
          total = more;
        else if (!std::isnan(more))
          total += more;
      }
  }
  return sum;
}

std::vector<std::string> waiting_lists(const sim::Outcomes& o) {
  constexpr std::string_view prefix = "wait_day.";
  std::vector<std::string> lists;
  for (const auto& programme : o.programmes) {
    std::vector<std::string> own;
    bool any = false;
    for (const auto& m : o.measures) {
      if (m.name == std::string(prefix) + programme) any = true;
      if (m.name.starts_with(std::string(prefix) + programme + ".")) own.push_back(m.name.substr(prefix.size()));
    }
    if (own.empty() && any) own.push_back(programme);
    lists.insert(lists.end(), own.begin(), own.end());
  }
  return lists;
}

}  // namespace app
