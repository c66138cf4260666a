#pragma once
// Models of multi-state histories written in YAML, for tests.
#include <memory>
#include <string>

#include "sim/care/model.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/problems.hpp"

namespace toy {

struct HistoryPlan {
  std::string history;                                               ///< The text below `history:`.
  std::string attributes = "{age: {dist: fixed, value: 60 years}}";  ///< Of the population.
  std::string programme{};                                           ///< Offered to everybody; empty: none.
  std::uint32_t sites = 1, patients = 400;
  sim::Duration horizon = sim::years(40), panel = sim::years(10);
};

/// A finished model; `draw` gives values of uncertain numbers, null = central. Throws ConfigError.
std::unique_ptr<sim::Model> history_model(const HistoryPlan& plan, const sim::ParameterValues* draw = nullptr);
/// Everything that reading this history finds wrong.
sim::Problems problems_of(const HistoryPlan& plan);
/// Every uncertain number of this history.
sim::Parameters parameters_of(const HistoryPlan& plan);

}  // namespace toy
