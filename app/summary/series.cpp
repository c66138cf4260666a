#include "app/summary/series.hpp"

#include <cmath>

namespace app {

sim::Interval Series::level(std::size_t scenario) const {
  return sim::interval_of(scenarios[scenario], draws, replicates);
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

}  // namespace app
