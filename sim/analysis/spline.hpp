#pragma once
// One parameter as columns of a regression: a straight line and ever more wiggly curves, from penalised cubic B-splines
// in their natural coordinates (Demmler and Reinsch 1975): orthonormal over the draws, roughness diagonal.
#include <Eigen/Core>
#include <span>

namespace sim::analysis {

/// Columns of mean 0 and mean square 1, uncorrelated with each other.
struct SplineTerm {
  Eigen::MatrixXd columns;    ///< [draw][column]; the first is the straight line.
  Eigen::VectorXd roughness;  ///< [column]: integrated squared second derivative, that of the second column is 1.
};

/// At most `columns` of them (fewer when the parameter takes few values; none when it never changes). Knots lie at
/// quantiles of the values.
SplineTerm spline_term(std::span<const double> values, Eigen::Index columns);

}  // namespace sim::analysis
