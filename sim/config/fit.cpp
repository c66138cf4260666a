// Distributions from a value and a 95 % interval, as published.
#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "sim/config/uncertain.hpp"
#include "sim/core/crossing.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr double kTwoSided = 2 * 1.959963984540054;  // Width of a normal's central 95 %, in standard deviations.

double width_of(const Distribution& d) { return d.quantile(0.975) - d.quantile(0.025); }

// The most concentrated member of a family whose 95 % width is `width`: the width falls as concentration grows,
// though for extreme means it also falls again towards 0, where the distribution is a spike beside a point. `near` is a
// guess; found by stepping down from well above it, then by false position (Illinois): the logarithm of the width is
// almost straight in the logarithm of the concentration.
std::optional<Distribution> by_width(double width, double near, double from, double to,
                                     const std::function<Distribution(double)>& family) {
  const auto excess = [&](double log_concentration) {
    return math::log(width_of(family(math::exp(log_concentration))) / width);
  };
  constexpr double kStep = 0.5, kClose = 1e-13;
  const double first = math::log(from), last = math::log(to);
  double narrow = std::min(first, math::log(std::max(near, to)) + 4 * kStep), below = excess(narrow);
  while (below > 0 && narrow < first) below = excess(narrow = std::min(first, narrow + kStep));  // a poor guess
  if (below > 0) return std::nullopt;
  double wide = narrow, above = below;
  while (above < 0) {
    narrow = wide, below = above;
    wide -= kStep;
    if (wide < last) return std::nullopt;
    above = excess(wide);
  }
  return family(math::exp(crossing(excess, narrow, below, wide, above, kClose)));
}

std::optional<Distribution> fit_beta(double mean, double width) {
  if (!(mean > 0 && mean < 1) || width >= 1) return std::nullopt;
  const double smaller = std::min(mean, 1 - mean);  // Both parameters must stay within what Distribution takes.
  const double sd = width / kTwoSided;
  return by_width(width, mean * (1 - mean) / (sd * sd), 0.99e8, 1.01e-3 / smaller,
                  [=](double n) { return Distribution::beta(mean * n, (1 - mean) * n); });
}

std::optional<Distribution> fit_gamma(double mean, double width) {
  if (!(mean > 0)) return std::nullopt;
  const double sd = width / kTwoSided;
  return by_width(width, mean * mean / (sd * sd), 0.99e8, 0.02,
                  [=](double shape) { return Distribution::gamma(shape, mean / shape); });
}

std::optional<Distribution> fit(const std::string& dist, double value, double low, double high) {
  const double width = high - low;
  if (dist == "normal") return Distribution::normal(value, width / kTwoSided);
  if (dist == "lognormal") {
    if (!(low > 0 && value > 0)) return std::nullopt;
    return Distribution::lognormal(value, math::log(high / low) / kTwoSided);
  }
  if (dist == "beta") return fit_beta(value, width);
  if (dist == "gamma") return fit_gamma(value, width);
  if (dist == "uniform") return Distribution::uniform(low, high);
  if (dist == "triangular") return Distribution::triangular(low, value, high);
  if (dist == "pert") return Distribution::pert(low, value, high);
  if (dist == "halfnormal") return Distribution::halfnormal(width / width_of(Distribution::halfnormal(1)));
  return std::nullopt;
}

}  // namespace

std::optional<Distribution> fit_distribution(const std::string& dist, double value,
                                             std::optional<std::array<double, 2>> bounds) {
  if (dist == "fixed" || !bounds) return Distribution::fixed(value);
  if (!((*bounds)[0] < (*bounds)[1])) return std::nullopt;
  try {
    return fit(dist, value, (*bounds)[0], (*bounds)[1]);
  } catch (const std::invalid_argument&) {  // The maker's own limits: no such distribution.
    return std::nullopt;
  }
}

}  // namespace sim
