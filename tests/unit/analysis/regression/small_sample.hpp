#pragma once
// Twelve people in five clusters of unlike size; the expected numbers come from R 4.2 with the packages named in each
// test.
#include "sim/analysis/regression/sample.hpp"

inline sim::regression::Sample small_sample() {
  const double arm[] = {0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0};
  const double before[] = {3.5, 4.4, 2.0, 6.2, 5.9, 6.6, 4.0, 2.5, 6.0, 4.1, 7.7, 4.9};
  const double after[] = {3.1, 4.0, 2.2, 5.6, 4.8, 6.1, 3.3, 2.9, 5.2, 4.4, 6.6, 3.8};
  sim::regression::Sample s;
  s.x = Eigen::MatrixXd::Ones(12, 3);
  s.y = Eigen::VectorXd(12);
  for (Eigen::Index i = 0; i < 12; ++i) {
    s.x(i, 1) = arm[i];
    s.x(i, 2) = before[i];
    s.y(i) = after[i];
  }
  s.cluster = {0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4};
  return s;
}
