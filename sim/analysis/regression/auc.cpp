#include "sim/analysis/regression/auc.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace sim::regression {

namespace {

// For each value, the share of `others` below it, ties half.
std::vector<double> places(const std::vector<double>& values, std::vector<double> others) {
  std::sort(others.begin(), others.end());
  std::vector<double> out;
  for (const double v : values) {
    const auto [low, high] = std::equal_range(others.begin(), others.end(), v);
    const auto below = static_cast<double>(low - others.begin()), tied = static_cast<double>(high - low);
    out.push_back((below + tied / 2) / static_cast<double>(others.size()));
  }
  return out;
}

double mean_of(const std::vector<double>& v) {
  double sum = 0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

double variance_of(const std::vector<double>& v, double mean) {
  double sum = 0;
  for (const double x : v) sum += (x - mean) * (x - mean);
  return sum / static_cast<double>(v.size() - 1);
}

}  // namespace

Estimate area_under_curve(const std::vector<double>& cases, const std::vector<double>& controls) {
  if (cases.size() < 2 || controls.size() < 2) return {};
  const auto of_cases = places(cases, controls);
  auto of_controls = places(controls, cases);
  for (double& x : of_controls) x = 1 - x;
  const double area = mean_of(of_cases);
  const double variance = variance_of(of_cases, area) / static_cast<double>(cases.size()) +
                          variance_of(of_controls, area) / static_cast<double>(controls.size());
  return with_interval(area, math::sqrt(variance));
}

}  // namespace sim::regression
