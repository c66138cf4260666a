#pragma once
// One number per scenario and repeat, and what it says: a level or a difference to the first scenario, with its
// interval.
#include <cstddef>
#include <optional>
#include <span>
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
  /// Its interval ends at zero where no number of this unit can be less (counts, shares, time, money).
  sim::Interval level(std::size_t scenario) const;
  /// Of this scenario from the first one, repeat by repeat.
  sim::Interval difference(std::size_t scenario) const;
  /// Every number times `factor`.
  Series times(double factor) const;
};

/// A symmetric interval of a number that is never below zero does not go below it. `seen`: the repeats it is from.
sim::Interval above_zero(sim::Interval interval, std::string_view unit, std::span<const double> seen);

/// A measure of the results, or nothing when they have none of this name.
std::optional<Series> measure_series(const sim::Outcomes& outcomes, std::string_view name);

/// The sum of all measures named PREFIX + something + SUFFIX: notes of several programmes. Nothing when there are none.
std::optional<Series> summed_series(const sim::Outcomes& outcomes, std::string_view prefix, std::string_view suffix);

/// Programmes with a waiting list; of a programme with several its lists, as "clinic.doctor".
std::vector<std::string> waiting_lists(const sim::Outcomes& outcomes);

}  // namespace app
