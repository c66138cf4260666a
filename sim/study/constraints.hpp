#pragma once
// What must hold between parameters: "M31 < M32", "A35 <= 0.9". A draw that breaks one is drawn again, and counted.
#include <string>
#include <vector>

#include "sim/study/design.hpp"

namespace sim::study {

struct Constraint {
  std::size_t left = 0, right = 0;  ///< Factors; `right` is unused when there is a number.
  bool with_number = false, or_equal = false, greater = false;
  double number = 0;
  std::string text;
};

/// Understands "NAME < NAME", with <, <=, > or >=, and a name or a number on the right. Problems are config/constraint.
std::vector<Constraint> read_constraints(const std::vector<std::string>& texts, const Factors& factors,
                                         const Origin& where, Problems& problems);

bool holds(const Constraint& constraint, const std::vector<double>& value);

/// Draws rows again until all constraints hold; the attempt enters the key, and a row that was redrawn in a Latin
/// hypercube leaves its share. Throws std::invalid_argument naming the constraint after 1,000 attempts at one row.
void redraw(std::vector<DesignRow>& rows, const Factors& factors, const std::vector<Constraint>& constraints,
            std::uint64_t seed);

}  // namespace sim::study
