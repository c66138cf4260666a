#pragma once
// One number per scenario and repeat, and what it says: a level or a difference to the first scenario, with its
// interval.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/record/outcomes.hpp"
#include "sim/store/interval.hpp"

namespace app {

/// A number of every scenario, draw and replicate. Repeats of two scenarios share their luck: differences are paired.
struct Series {
  std::string unit;
  std::size_t draws = 1, replicates = 1;
  std::vector<std::vector<double>> scenarios;  ///< [scenario][draw x replicate]

  std::size_t size() const { return scenarios.size(); }
  sim::Interval level(std::size_t scenario) const;
  /// Of this scenario from the first one, repeat by repeat.
  sim::Interval difference(std::size_t scenario) const;
  /// Every number times `factor`.
  Series times(double factor) const;
};

/// A measure of the results, or nothing when they have none of this name.
std::optional<Series> measure_series(const sim::Outcomes& outcomes, std::string_view name);

/// The sum of all measures named PREFIX + something + SUFFIX: notes of several programmes. Nothing when there are none.
std::optional<Series> summed_series(const sim::Outcomes& outcomes, std::string_view prefix, std::string_view suffix);

}  // namespace app
