#include "sim/analysis/paired.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

std::vector<double> present(std::span<const double> values) {
  std::vector<double> out;
  for (const double x : values)
    if (!std::isnan(x)) out.push_back(x);
  return out;
}

}  // namespace

Comparison compare_paired(std::span<const double> a, std::span<const double> b, double confidence) {
  require(a.size() == b.size(), "a paired comparison is of pairs");
  std::vector<double> of_a, of_b, differences;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    of_a.push_back(a[i]);
    of_b.push_back(b[i]);
    differences.push_back(b[i] - a[i]);
    if (a[i] == b[i]) ++equal;
  }
  const auto n = static_cast<double>(differences.size());
  Comparison c;
  c.paired = true;
  c.mean_a = mean(of_a);
  c.mean_b = mean(of_b);
  c.difference = mean_estimate(differences, confidence);
  c.matched = a.empty() ? kNothing : n / static_cast<double>(a.size());
  c.same = differences.empty() ? kNothing : static_cast<double>(equal) / n;
  c.correlation = correlation(of_a, of_b);
  const double apart = variance(of_a) + variance(of_b);
  if (apart > 0) c.variance_reduction = apart / variance(differences);
  return c;
}

Comparison compare_unpaired(std::span<const double> a, std::span<const double> b, double confidence) {
  const std::vector<double> of_a = present(a), of_b = present(b);
  const auto n_a = static_cast<double>(of_a.size()), n_b = static_cast<double>(of_b.size());
  const double share_a = variance(of_a) / n_a, share_b = variance(of_b) / n_b, both = share_a + share_b;
  Comparison c;
  c.mean_a = mean(of_a);
  c.mean_b = mean(of_b);
  // Two samples without spread differ for certain; Welch's degrees of freedom do not exist then.
  const double df = both > 0 ? both * both / (share_a * share_a / (n_a - 1) + share_b * share_b / (n_b - 1)) : 1;
  c.difference = estimate_of(c.mean_b - c.mean_a, std::sqrt(both), df, confidence, of_a.size() + of_b.size());
  return c;
}

}  // namespace sim::analysis
