#pragma once
// What a regression is fitted to: one row per person, and which cluster each belongs to.
#include <cstdint>
#include <Eigen/Dense>
#include <vector>

namespace sim::regression {

struct Sample {
  Eigen::MatrixXd x;                   ///< [row][coefficient]; the intercept is a column of ones.
  Eigen::VectorXd y;                   ///< [row]
  std::vector<std::uint32_t> cluster;  ///< [row] 0, 1, 2 ... without gaps; a cluster of its own for each row if empty.

  Eigen::Index rows() const { return x.rows(); }
  Eigen::Index coefficients() const { return x.cols(); }
};

/// Number of clusters; rows are clusters when none are given.
std::size_t clusters_of(const Sample& sample);

}  // namespace sim::regression
