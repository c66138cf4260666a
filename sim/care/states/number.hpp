#pragma once
// A number of a history that remembers which uncertain parameter it came from: a draw then changes the numbers and
// nothing is read again.
#include <optional>
#include <string>

#include "sim/config/fields.hpp"

namespace sim::states {

/// One number, in its canonical unit.
struct Number {
  double value = 0;
  std::string parameter;   ///< The uncertain parameter that gives it; empty = it is certain.
  bool as_drawn = true;    ///< The value is the parameter's draw itself; false: another unit, so it is read anew.
  bool logarithm = false;  ///< The value is the logarithm of that.
};

// As the fields of the same names do.
void read_number(Fields& f, const char* name, Number& member, Spec spec, std::optional<double> usual = {});
void read_money(Fields& f, const char* name, Number& member, Spec spec, std::optional<double> usual = {});
void read_rate(Fields& f, const char* name, Number& member, Spec spec);
/// A length of time in years, not rounded to minutes.
void read_years(Fields& f, const char* name, Number& member, Spec spec);
/// A hazard ratio as its logarithm, written as `ratio` (also bare) or as `log_ratio`.
void read_log_ratio(Fields& f, Number& log_ratio);

}  // namespace sim::states
