#pragma once
// The natural history as it is written in YAML (configs/histories): all numbers of one draw.
#include <string>
#include <utility>
#include <vector>

#include "models/history/crisis.hpp"
#include "models/history/death.hpp"
#include "models/history/interest.hpp"
#include "models/history/monitoring.hpp"
#include "models/history/opioid_use_disorder.hpp"
#include "models/history/overdose.hpp"
#include "models/history/pain_and_mood.hpp"
#include "models/history/prescribing.hpp"

namespace models {

struct HistoryNumbers {
  std::string title;
  PainAndMoodNumbers mind;
  std::vector<std::pair<std::string, Era>> eras;
  PrescribingNumbers dose;
  HarmNumbers after_dose_change;
  OverdoseNumbers overdose;
  CrisisNumbers crisis;
  SuicideNumbers suicide;
  DisorderNumbers disorder;
  DeathNumbers death;
  SwitchNumbers benzodiazepine, non_opioid;
  RefillNumbers refills;
  InterestNumbers interest;
  ReferenceNumbers reference;

  void visit(sim::Fields& f);
  /// The era of that name, or null.
  const Era* era(const std::string& name) const;
};

}  // namespace models
