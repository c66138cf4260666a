#pragma once
// Numbers in the sentences of an analysis, and columns of its tables.
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/sample.hpp"
#include "sim/record/table.hpp"

namespace sim::analysis {

/// About three digits, thousands apart: "12,300", "-0.0434", "0".
std::string number_words(double number);
/// With its unit, if it has one: "4 weeks". Units are given in the singular; of counts ("1") none is said.
std::string with_unit(double number, const std::string& unit);
/// "62 %"; "under 1 %" and "over 99 %" at the ends, "0 %" and "100 %" only when they are exact.
std::string share_words(double share);
/// "0.12 (0.08 to 0.15)"; without the interval when there is none.
std::string estimate_words(const Estimate& estimate);

/// A table that grows by columns.
class TableMaker {
 public:
  /// `name` without "analysis_"; `row` is what one row is.
  TableMaker(const std::string& name, std::string row, std::string doc);

  TableMaker& text(std::string name, std::string doc, std::vector<std::string> values);
  TableMaker& number(std::string name, std::string unit, std::string doc, std::vector<double> values);
  /// Three columns: NAME, NAME_low, NAME_high.
  TableMaker& estimate(const std::string& name, const std::string& unit, const std::string& doc,
                       const std::vector<Estimate>& values);
  /// The column "interval": what NAME_low and NAME_high are, line by line or in all lines.
  TableMaker& interval(std::vector<std::string> what);
  TableMaker& interval(const std::string& what);
  Table take() { return std::move(table_); }

 private:
  Table table_;
};

/// Positions of `values` from the largest to the smallest, the first of equals first; not-a-number last.
std::vector<std::size_t> largest_first(const std::vector<double>& values);

}  // namespace sim::analysis
