#pragma once
// The field lists of a scenario file: what a planner writes.
#include <string>
#include <utility>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/fields.hpp"

namespace sim {

/// Where the patients are.
struct SettingFields {
  std::uint32_t patients = 0, sites = 0, hubs = 1, regions = 1;
  double patients_per_clinician = 0, size_dispersion = 0, arrivals_per_year = 0;
  std::optional<Duration> arrivals_for;
  void visit(Fields& f);
};

struct PopulationFields {
  std::string title;
  SettingFields setting;
  Value era, attributes, correlations;
  void visit(Fields& f);
};

struct TimeFields {
  Duration horizon{}, panel{};
  void visit(Fields& f);
};

/// One role, in every sharing unit.
struct RoleFields {
  double fte = 0, hours_per_week = 0;
  std::uint32_t at_once = 0;
  Sharing shared_by = Sharing::site;
  void visit(Fields& f);
};

struct ArmFields {
  std::uint32_t share = 1;
  std::vector<std::string> programmes;
  void visit(Fields& f);
};

struct AllocationFields {
  Allocation::Unit unit = Allocation::Unit::patient;
  double contamination = 0;
  std::vector<std::pair<std::string, ArmFields>> arms;
  void visit(Fields& f);
};

/// One scenario: programmes for everybody, or arms; and settings that differ from the rest of the file.
struct ScenarioFields {
  std::string note;
  std::vector<std::string> programmes;
  std::optional<AllocationFields> allocation;
  Value set;
  void visit(Fields& f);
};

struct CombinationFields {
  double overlap = 1;
  void visit(Fields& f);
};

struct ScenarioFile {
  std::string title, summary;
  std::uint64_t seed = 0;
  std::uint32_t draws = 0, replicates = 1;
  TimeFields time;
  PopulationFields population;
  CombinationFields combination;
  Value history, economics, programmes, dependence, trial;
  std::vector<std::pair<std::string, RoleFields>> staff;
  std::vector<std::pair<std::string, ScenarioFields>> scenarios;
  void visit(Fields& f);
};

}  // namespace sim
