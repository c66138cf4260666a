#pragma once
// Inputs that only make sense together: shares that add up to one, estimates with a covariance, a sample from
// elsewhere.
#include <string>
#include <vector>

#include "sim/config/correlation.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/value.hpp"

namespace sim::study {

/// Replaces the values of some inputs of a draw. It takes one uniform number for each of them, the places of the
/// design.
struct Joint {
  enum class Kind { dirichlet, multinormal, empirical } kind = Kind::dirichlet;
  std::vector<std::string> names;
  std::vector<std::size_t> at;              ///< Where the names stand among the factors.
  std::vector<double> numbers;              ///< Counts of a Dirichlet, means of a normal.
  Matrix lower;                             ///< Cholesky factor of the covariance of a normal.
  std::vector<std::vector<double>> sample;  ///< Rows of an empirical sample, [row][name].

  /// Sets value[at[i]] from place[at[i]].
  void apply(const std::vector<double>& place, std::vector<double>& value) const;
};

/// Reads `[{dirichlet: {names, counts}}, {multinormal: {names, means, covariance}}, {empirical: {file}}]`. `factors`
/// are the names of what varies; a CSV file is read beneath `config_root` (its header holds the names).
std::vector<Joint> read_joint(const Value& list, const std::vector<std::string>& factors,
                              const std::string& config_root, Problems& problems);

}  // namespace sim::study
