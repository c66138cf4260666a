#include "sim/run/spread.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double quantile_of_sorted(const std::vector<double>& sorted, double p) {
  if (sorted.empty()) return kNothing;
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(place);
  const auto high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

SpreadMaker::SpreadMaker(Outcomes& out) : out_(out), runs_(out.draws * out.replicates) {
  const std::size_t cells = out.scenarios.size() * out.panel_days.size() * out.subgroups.size() * out.outcomes.size();
  means_.assign(cells * runs_, kNothing);
  patient_se_.assign(cells, kNothing);
  for (auto* v : {&out.spread.mean, &out.spread.se, &out.spread.low, &out.spread.high}) v->assign(cells, kNothing);
  out.interval_kind = out.draws > 1 ? kNoiseAndParameters : kSimulationNoise;
}

void SpreadMaker::add(std::size_t s, std::size_t d, const std::vector<Tally>& replicates) {
  for (std::size_t r = 0; r < replicates.size(); ++r)
    for (std::size_t t = 0; t < out_.panel_days.size(); ++t)
      for (std::size_t g = 0; g < out_.subgroups.size(); ++g)
        for (std::size_t o = 0; o < out_.outcomes.size(); ++o) {
          const Accumulator& a = replicates[r].panel(t, g, o);
          if (a.count() == 0) continue;
          const std::size_t cell = out_.at_spread(s, t, g, o);
          means_[at(cell, d * out_.replicates + r)] = a.mean();
          if (runs_ == 1 && a.count() > 1) patient_se_[cell] = a.sd() / math::sqrt(static_cast<double>(a.count()));
        }
}

void SpreadMaker::finish() {
  constexpr double z = 1.959963984540054;
  PanelSpread& spread = out_.spread;
  for (std::size_t cell = 0; cell < patient_se_.size(); ++cell) {
    std::vector<double> values;
    for (std::size_t run = 0; run < runs_; ++run)
      if (const double v = means_[at(cell, run)]; !std::isnan(v)) values.push_back(v);
    if (values.empty()) continue;
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double v : values) sum += v;
    const double mean = sum / n;
    for (const double v : values) squares += (v - mean) * (v - mean);
    spread.mean[cell] = mean;
    spread.se[cell] = values.size() > 1 ? math::sqrt(squares / (n - 1) / n) : patient_se_[cell];
    if (out_.draws > 1) {
      std::sort(values.begin(), values.end());
      spread.low[cell] = quantile_of_sorted(values, 0.025);
      spread.high[cell] = quantile_of_sorted(values, 0.975);
    } else {
      spread.low[cell] = mean - z * spread.se[cell];
      spread.high[cell] = mean + z * spread.se[cell];
    }
  }
}

}  // namespace sim
