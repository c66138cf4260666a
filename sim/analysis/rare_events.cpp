#include "sim/analysis/rare_events.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

std::size_t present(std::span<const double> values) {
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](double x) { return !std::isnan(x); }));
}

Judged by_t(std::span<const double> values, double confidence) {
  const Estimate e = mean_estimate(values, confidence);
  return {e, present(values) == 0 ? "none: no number" : std::isnan(e.low) ? "none: one run" : kStudent};
}

}  // namespace

Estimate share_estimate(double share, double n, double confidence) {
  Estimate e{share, std::sqrt(share * (1 - share) / n), kNothing, kNothing, static_cast<std::size_t>(n)};
  if (!(n >= 1)) return e;
  const double z = math::normal_quantile(0.5 + 0.5 * confidence), zz = z * z / n;
  const double middle = (share + zz / 2) / (1 + zz),
               half = z / (1 + zz) * std::sqrt(share * (1 - share) / n + zz / (4 * n));
  // Rounding must not leave out a share that is exactly 0 or 1.
  e.low = share <= 0 ? 0 : std::max(0.0, middle - half);
  e.high = share >= 1 ? 1 : std::min(1.0, middle + half);
  return e;
}

Judged mean_of_runs(std::span<const double> values, const StudyOutcome& outcome, double confidence) {
  Judged judged = by_t(values, confidence);
  const auto runs = static_cast<double>(present(values));
  Estimate& e = judged.estimate;
  if (!(outcome.step > 0) || runs == 0) return judged;
  const double events = std::round(runs * e.value / outcome.step), people = std::round(runs / outcome.step);
  if (outcome.share && std::min(events, people - events) < kFewEvents) {
    const Estimate wilson = share_estimate(std::clamp(e.value, 0.0, 1.0), people, confidence);
    e.low = wilson.low;
    e.high = wilson.high;
    return {e, "few people: Wilson's of the share"};
  }
  if (!outcome.share && events >= 0 && events < kFewEvents) {
    const double one = outcome.step / runs, tail = 0.5 * (1 - confidence);
    e.low = events > 0 ? one * math::gamma_quantile(events, tail) : 0;
    e.high = one * math::gamma_quantile(events + 1, 1 - tail);
    return {e, "few events: exact of the count"};
  }
  return judged;
}

Judged difference_of_runs(std::span<const double> values, const StudyOutcome& outcome, double confidence) {
  Judged judged = by_t(values, confidence);
  const auto runs = static_cast<double>(present(values));
  const bool all_zero = std::all_of(values.begin(), values.end(), [](double x) { return x == 0 || std::isnan(x); });
  if (!(outcome.step > 0) || runs == 0 || !all_zero) return judged;
  const double missed = outcome.step / runs * math::gamma_quantile(1, 0.5 + 0.5 * confidence);
  judged.estimate.low = -missed;
  judged.estimate.high = missed;
  return {judged.estimate, "no run differs: what so many runs may miss"};
}

}  // namespace sim::analysis
