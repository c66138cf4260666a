#pragma once
// From `population.attributes.NAME` in YAML to a margin.
#include <string>
#include <utility>
#include <vector>

#include "sim/config/fields.hpp"
#include "sim/people/margin.hpp"

namespace sim {

/// The fields of one attribute. Set `column` before reading; units and limits are the column's.
struct MarginFields {
  enum class Kind { fixed, normal, lognormal, gamma, beta, uniform, yes_no, categories };

  const ColumnInfo* column = nullptr;
  Margin margin;  ///< Good only when no problem was found.

  void visit(Fields& f);

 private:
  void read_number(Fields& f, Kind kind);
  void read_code(Fields& f, Kind kind);
  void describe(Fields& f);
};

/// The share of patients at or above a value.
struct ShareAbove {
  double at = 0, share = 0;
  void visit(Fields& f);
};

/// Shares of categories, written as a tree:
/// `{none: rest, disorder: {share: {id: M19}, of_whom: {on_medication: {id: S39}, active: rest}}}`.
/// Every part is a share of what it stands in; one part may be `rest`. In the order written. Empty after a problem.
std::vector<std::pair<std::string, double>> read_shares(const Value& tree, const std::string& path, Reading& reading);

/// The mean and sd of the normal that has `mean` and `sd` once it is cut to [low, high]; the sd stays within ten times
/// the width of the range. `exact` is false when that limit was reached.
struct CutNormal {
  double mean = 0, sd = 0;
  bool exact = true;
};
CutNormal cut_normal(double mean, double sd, double low, double high);

}  // namespace sim
