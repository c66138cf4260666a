#include "models/trials/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kReach = 1.959963984540054;  // allow(clinical number): the 97.5 % point of the normal distribution

constexpr double kUnlikely = 1.0 / 40;  // what was seen would be seen less often than once in forty trials

// Linear interpolation between order statistics (type 7).
double quantile(const std::vector<double>& sorted, double p) {
  if (sorted.empty()) return kNothing;
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// The share of those with an interval for which `holds`; NaN when none has one.
template <class Holds>
double share_of_intervals(const std::vector<sim::regression::Estimate>& all, Holds holds) {
  std::size_t n = 0, yes = 0;
  for (const auto& e : all) {
    if (!e.usable || std::isnan(e.low)) continue;
    ++n;
    if (holds(e)) ++yes;
  }
  return n == 0 ? kNothing : static_cast<double>(yes) / static_cast<double>(n);
}

std::vector<double> values_of(const Target& target, const std::vector<sim::regression::Estimate>& all) {
  std::vector<double> values;
  for (const auto& e : all)
    if (e.usable) values.push_back(target.reported == Reported::half_width ? (e.high - e.low) / 2 : e.value);
  return values;
}

void describe(Verdict& v, std::vector<double> values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double x : values) sum += x;
  v.mean = sum / n;
  for (const double x : values) squares += (x - v.mean) * (x - v.mean);
  v.sd = values.size() > 1 ? sim::math::sqrt(squares / (n - 1)) : kNothing;
  v.error = v.sd / sim::math::sqrt(n);
  std::sort(values.begin(), values.end());
  v.low = quantile(values, 1.0 / 40);
  v.high = quantile(values, 39.0 / 40);
}

void compare(Verdict& v, const Target& target) {
  const Published& published = target.published;
  if (published.direction != 0) {
    v.miss = kNothing;
    v.inside = v.right_direction >= 0.5;
    return;
  }
  if (target.is_chance()) {
    v.miss = kNothing;
    v.inside = v.mean >= kUnlikely;
    return;
  }
  const double difference = v.mean - published.value;
  v.miss_by_simulated = !published.ci95;
  const double unit = published.ci95 ? ((*published.ci95)[1] - (*published.ci95)[0]) / (2 * kReach) : v.sd;
  v.miss = unit > 0 ? difference / unit : (difference == 0 ? 0 : kNothing);
  v.inside = published.value >= v.low && published.value <= v.high;
}

}  // namespace

Verdict verdict_of(const Target& target, const std::vector<sim::regression::Estimate>& all) {
  Verdict v;
  v.replicates = all.size();
  for (const auto& e : all)
    if (e.separated) ++v.separated;
  std::vector<double> values = values_of(target, all);
  v.usable = values.size();
  if (values.empty()) {
    v.mean = v.sd = v.error = v.low = v.high = v.miss = v.half_width = v.covers_published = v.coverage = v.power =
        v.right_direction = kNothing;
    return v;
  }
  describe(v, values);
  double widths = 0;
  std::size_t with_interval = 0;
  for (const auto& e : all)
    if (e.usable && !std::isnan(e.low)) {
      widths += (e.high - e.low) / 2;
      ++with_interval;
    }
  v.half_width = with_interval == 0 ? kNothing : widths / static_cast<double>(with_interval);
  const bool value = target.reported == Reported::value;
  const bool number = value && target.published.direction == 0;
  const auto holds = [](double x) {
    return [x](const sim::regression::Estimate& e) { return e.low <= x && x <= e.high; };
  };
  v.covers_published = number ? share_of_intervals(all, holds(target.published.value)) : kNothing;
  v.coverage = value ? share_of_intervals(all, holds(v.mean)) : kNothing;
  const auto null = target.null();
  v.power = null ? 1 - share_of_intervals(all, holds(*null)) : kNothing;
  v.right_direction = kNothing;
  if (null) {
    const double side = target.published.direction != 0 ? target.published.direction : target.published.value - *null;
    const auto agree = std::count_if(values.begin(), values.end(), [&](double x) { return (x - *null) * side > 0; });
    v.right_direction = static_cast<double>(agree) / static_cast<double>(values.size());
  }
  compare(v, target);
  return v;
}

std::string in_words(const Target& target, const Verdict& v) {
  if (v.usable == 0) return "no replicate could tell";
  if (target.published.direction != 0) return v.inside ? "direction agrees" : "direction does not agree";
  if (target.is_chance()) return v.inside ? "what was seen is not unlikely" : "miss: what was seen is unlikely";
  if (v.inside) return std::isnan(v.miss) || std::fabs(v.miss) < 0.5 ? "hit" : "within the simulated range";
  const auto null = target.null();
  if (!null || target.published.value == *null)
    return target.published.value > v.high ? "miss: simulated too low" : "miss: simulated too high";
  // Of a difference or a ratio it is the effect that is too small or too large, whichever way it goes.
  const double published = target.published.value - *null, simulated = v.mean - *null;
  if (published * simulated < 0) return "miss: simulated effect goes the other way";
  return std::fabs(simulated) < std::fabs(published) ? "miss: simulated effect too small"
                                                     : "miss: simulated effect too large";
}

}  // namespace models
