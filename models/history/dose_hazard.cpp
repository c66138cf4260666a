#include "models/history/dose_hazard.hpp"

#include "sim/core/math.hpp"

namespace models {

void DoseHazardNumbers::visit(sim::Fields& f) {
  f.list("midpoints", midpoints,
         {.doc = "daily dose that stands for each band (1-<20, 20-<50, 50-<100, 100 or more)",
          .unit = "MME per day",
          .low = 1,
          .high = 1000});
  f.number("no_dose", no_dose,
           {.doc = "overdose ratio without a prescribed opioid, against 1-<20 MME", .low = 0.01, .high = 100});
  f.number("from_20", from_20, {.doc = "overdose ratio at 20-<50 MME", .low = 0.01, .high = 100});
  f.number("from_50", from_50, {.doc = "overdose ratio at 50-<100 MME", .low = 0.01, .high = 100});
  f.number("from_100", from_100, {.doc = "overdose ratio at 100 MME or more", .low = 0.01, .high = 1000});
  if (f.describing() || !f.clean()) return;
  bool ascending = midpoints.size() == DoseHazard::kBands;
  for (std::size_t i = 1; i < midpoints.size(); ++i) ascending = ascending && midpoints[i - 1] < midpoints[i];
  if (!ascending) f.problem("midpoints", "config/contradiction", "needs four doses, each above the one before it");
}

DoseHazard::DoseHazard(const DoseHazardNumbers& n)
    : logs_{0, sim::math::log(n.from_20), sim::math::log(n.from_50), sim::math::log(n.from_100)},
      no_dose_(sim::math::log(n.no_dose)) {
  for (std::size_t i = 0; i < kBands; ++i) midpoints_[i] = n.midpoints.at(i);
}

double DoseHazard::log_ratio(double mme) const {
  if (mme <= 0) return no_dose_;
  if (mme <= midpoints_.front()) return logs_.front();
  for (std::size_t i = 1; i < kBands; ++i)
    if (mme < midpoints_[i])
      return logs_[i - 1] + (logs_[i] - logs_[i - 1]) * (mme - midpoints_[i - 1]) / (midpoints_[i] - midpoints_[i - 1]);
  return logs_.back();
}

}  // namespace models
