#pragma once
// The names that the results of all scenarios share, and where each scenario's own indices go among them.
#include <optional>
#include <string>
#include <vector>

#include "sim/record/outcomes.hpp"
#include "sim/run/units.hpp"

namespace sim {

/// One end-of-run measure: read from a replicate's tally of the given scenario.
struct Layout {
  explicit Layout(const Plan& plan);

  std::vector<std::string> programmes, notes, roles, categories;
  std::vector<std::string> lines;      ///< Waiting lists of programmes that have several.
  std::vector<std::string> prices_of;  ///< Category of each resource, by index (the same in every scenario).
  std::vector<MeasureInfo> measures;
  std::size_t panel_at_12_months = SIZE_MAX;

  /// Values of all measures in one replicate; not-a-number where a scenario has no such programme.
  std::vector<double> measure(const Model& model, const Tally& tally) const;

 private:
  bool counts_by_12_months(const std::string& note) const;
  void name_measures(const Model& model);
};

/// The programme of this name, by its track; nothing where a scenario has none.
std::optional<std::size_t> track_of(const Model& model, const std::string& programme);
/// Index of `name` in `names`, or names.size().
std::size_t index_of(const std::vector<std::string>& names, const std::string& name);

}  // namespace sim
