#pragma once
// One uncertain number: its value, its spread, and where it comes from.
#include <array>
#include <optional>
#include <string>

#include "sim/config/problems.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/value.hpp"
#include "sim/core/distribution.hpp"

namespace sim {

/// A row of the evidence table, or an uncertain number written in place.
struct EvidenceRow {
  std::string id;               ///< Evidence id, or the path of the setting for a number written in place.
  std::string about;            ///< What it is, in words.
  std::optional<double> value;  ///< The mean (median for lognormal), in `unit`; none for a row of text.
  std::string text;             ///< What a row without a number says.
  std::optional<std::array<double, 2>>
      ci95;  ///< The printed 95 % bounds, or the ends for uniform, triangular and pert.
  std::optional<std::array<double, 2>> within;  ///< Truncation.
  std::string dist = "fixed";
  std::string unit;
  std::string population, source, provenance, where, note, reason;
  std::string caution;     ///< What is easily misread where this number varies: said beside every answer; or empty.
  std::string moves_with;  ///< Id of a row that is at the same place of its distribution in every draw; or empty.
  bool explicit_distribution = false;                  ///< Given by its parameters, not fitted.
  Distribution fitted = Distribution::fixed(0);        ///< Before `within`.
  Distribution distribution = Distribution::fixed(0);  ///< With `within`.
  Origin origin;

  bool uncertain() const;  ///< True unless the distribution is fixed.
};

/// The five words a provenance can be.
bool is_provenance(const std::string& word);

/// True for a map that says an uncertain number: {id: ...}, {calibrated: ...} or {value: ..., ...}.
bool looks_uncertain(const Value& value);

/// Reads one row, written `{value, ci95, dist, unit, ...}`, and fits its distribution. None when there were problems.
/// `name` goes into messages and becomes the row's id.
std::optional<EvidenceRow> read_evidence_row(const Value& map, const std::string& name, Problems& problems);

/// The distribution with this mean and a 95 % interval as wide as `bounds` (beta, gamma, normal; lognormal: median and
/// ratio of the bounds; halfnormal: width only; uniform, triangular and pert: bounds are the ends, value the mode).
/// Fixed without bounds. None when no such distribution exists. `dist` is a word of the evidence table.
std::optional<Distribution> fit_distribution(const std::string& dist, double value,
                                             std::optional<std::array<double, 2>> bounds);

}  // namespace sim
