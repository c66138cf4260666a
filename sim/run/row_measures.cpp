#include "sim/run/row_measures.hpp"

#include <algorithm>
#include <limits>

namespace sim {

namespace {
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
}

std::vector<MeasureInfo> extra_measures(const Layout& layout, std::size_t years) {
  std::vector<MeasureInfo> all;
  for (const auto& programme : layout.programmes) {
    all.push_back({"wait_p90_day." + programme, "day",
                   "nine of ten who got a seat or place of " + programme + " waited no longer"});
    all.push_back({"waiting_at_end." + programme, "person", "patients waiting for " + programme + " at the end", 1});
  }
  for (std::size_t y = 0; y < years; ++y)
    all.push_back({"spending_year_" + std::to_string(y + 1), "USD",
                   "all spending in year " + std::to_string(y + 1) + " per patient who entered, undiscounted"});
  return all;
}

std::vector<double> extra_values(const Layout& layout, std::size_t years, const Model& model, const Tally& tally) {
  std::vector<double> values;
  const std::size_t panels = model.panels.size();
  for (const auto& programme : layout.programmes) {
    const auto track = track_of(model, programme);
    if (!track) {
      values.insert(values.end(), 2, kNothing);
      continue;
    }
    const std::size_t first = *track * panels;
    Accumulator waits(Tally::wait_spec());
    for (std::size_t i = 0; i < panels; ++i) waits.merge(tally.waits[first + i]);
    values.push_back(waits.quantile(0.9).value_or(kNothing));
    values.push_back(static_cast<double>(tally.waiting[first + panels - 1]));
  }
  const auto people = static_cast<double>(tally.entered);
  const std::size_t own_years = model.tally_shape().years;
  for (std::size_t y = 0; y < years; ++y) {
    double money = 0;
    for (std::size_t r = 0; r < model.resources.size() && y < own_years; ++r)
      if (model.resources[r].price > 0)
        money += static_cast<double>(tally.quantities[r * own_years + y]) * Ledger::kTick * model.resources[r].price;
    values.push_back(y < own_years ? money / people : kNothing);
  }
  return values;
}

}  // namespace sim
