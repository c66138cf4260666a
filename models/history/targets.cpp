#include "models/history/targets.hpp"

#include <limits>

namespace models::target {

std::vector<sim::Target> list() {
  std::vector<sim::Target> all{
      {"pegs", "points", "pain impact; a published total: what pain and mood do to each other is part of it"},
      {"phq", "points", "depression score; a total as for pegs. Left out, mood follows pain by its coupling"},
      {"gad", "points", "anxiety score; a total as for pegs. Left out, anxiety follows pain by its coupling"},
      {"disability", "points", "disability beyond what pain carries"},
      {"satisfaction_primary", "points", "satisfaction with primary care"},
      {"satisfaction_pain", "points", "satisfaction with pain services"},
      {"activity", "standard deviations", "activity, within-arm (integrated group therapy)"},
      {"pain_tolerance", "standard deviations", "pain tolerance, within-arm (integrated group therapy)"},
      {"log_mme", "log ratio", "ratio on the opioid dose taken"},
      {"rate.taper", "log ratio", "ratio on the rate of dose reductions"},
      {"rate.stop", "log ratio", "ratio on the rate of stopping opioids"},
      {"rate.aberrancy_stop", "log ratio", "ratio on the rate of stops for aberrant behaviour"},
      {"rate.benzodiazepine_stop", "log ratio", "ratio on the rate of stopping a benzodiazepine"},
      {"rate.non_opioid_stop", "log ratio", "ratio on the rate of stopping a non-opioid analgesic"},
      {"rate.detection", "log ratio", "ratio on the rate at which active opioid use disorder is recognised"},
      {"rate.medication_start", "log ratio", "ratio on the rate of starting medication for opioid use disorder"},
      {"rate.medication_stop", "log ratio", "ratio on the rate of leaving medication for opioid use disorder"},
      {"rate.relapse", "log ratio",
       "ratio on the rate of relapse, and on the chance of an illicit-positive urine test"},
      {"rate.agreement", "log ratio", "ratio on the rate of signing an opioid agreement"},
      {"rate.urine_test", "log ratio", "ratio on the rate of urine drug tests"},
      {"share.supported", "log odds ratio", "odds that a taper or stop is wanted and supported"},
      {"logit.interest", "log odds ratio", "odds of taking up an offer of psychological care"},
  };
  // A quarter of a point of a score that rates follow; what no rate follows from moves unseen.
  for (std::size_t id = 0; id < all.size(); ++id)
    if (id < kFirstRate) all[id].step = id <= kPhq ? 1.0 / 4 : std::numeric_limits<double>::infinity();
  for (const auto id : {kSupported, kInterest}) all[id].step = std::numeric_limits<double>::infinity();
  sim::require(all.size() == kCount, "every target has its number");
  return all;
}

}  // namespace models::target
