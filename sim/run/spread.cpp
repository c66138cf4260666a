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
  if (out.draws > 1)
    means_.assign(cells * runs_, kNothing);
  else
    running_.resize(cells);
  patient_se_.assign(cells, kNothing);
  for (auto* v : {&out.spread.mean, &out.spread.se, &out.spread.low, &out.spread.high}) v->assign(cells, kNothing);
  out.interval_kind = out.draws > 1 ? kNoiseAndParameters : kSimulationNoise;
}

void SpreadMaker::add(std::size_t s, std::size_t d, std::size_t r, const Tally& tally) {
  for (std::size_t t = 0; t < out_.panel_days.size(); ++t)
    for (std::size_t g = 0; g < out_.subgroups.size(); ++g)
      for (std::size_t o = 0; o < out_.outcomes.size(); ++o) {
        const Accumulator& a = tally.panel(t, g, o);
        if (a.count() == 0) continue;
        const std::size_t cell = out_.at_spread(s, t, g, o);
        if (out_.draws > 1) {
          means_[at(cell, d * out_.replicates + r)] = a.mean();
        } else {
          Running& x = running_[cell];
          const double off = a.mean() - x.mean;
          x.mean += off / ++x.n;
          x.squares += off * (a.mean() - x.mean);
        }
        if (runs_ == 1 && a.count() > 1) patient_se_[cell] = a.sd() / math::sqrt(static_cast<double>(a.count()));
      }
}

void SpreadMaker::finish() {
  for (std::size_t cell = 0; cell < patient_se_.size(); ++cell) {
    if (out_.draws > 1)
      finish_draws(cell);
    else if (running_[cell].n > 0)
      finish_replicates(cell);
  }
}

void SpreadMaker::finish_replicates(std::size_t cell) {
  constexpr double z = 1.959963984540054;
  PanelSpread& spread = out_.spread;
  const auto& [n, mean, squares] = running_[cell];
  spread.mean[cell] = mean;
  spread.se[cell] = n > 1 ? math::sqrt(squares / (n - 1) / n) : patient_se_[cell];
  spread.low[cell] = mean - z * spread.se[cell];
  spread.high[cell] = mean + z * spread.se[cell];
}

void SpreadMaker::finish_draws(std::size_t cell) {
  PanelSpread& spread = out_.spread;
  std::vector<double> values;
  for (std::size_t run = 0; run < runs_; ++run)
    if (const double v = means_[at(cell, run)]; !std::isnan(v)) values.push_back(v);
  if (values.empty()) return;
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double v : values) sum += v;
  const double mean = sum / n;
  for (const double v : values) squares += (v - mean) * (v - mean);
  spread.mean[cell] = mean;
  spread.se[cell] = values.size() > 1 ? math::sqrt(squares / (n - 1) / n) : patient_se_[cell];
  std::sort(values.begin(), values.end());
  spread.low[cell] = quantile_of_sorted(values, 0.025);
  spread.high[cell] = quantile_of_sorted(values, 0.975);
}

}  // namespace sim
