#pragma once
// The shipped configuration files, read with the shipped evidence.
#include <memory>
#include <string>

#include "models/economics/economics.hpp"
#include "models/economics/settings.hpp"
#include "models/history/patient.hpp"
#include "sim/config/evidence.hpp"
#include "sim/config/include.hpp"
#include "sim/people/read_cohort.hpp"

namespace shipped {

inline const std::string kConfigs = std::string(CAREPATH_SOURCE) + "/configs";

inline const sim::Evidence& evidence() {
  static const sim::Evidence rows = [] {
    sim::Problems problems;
    auto found = sim::load_evidence(kConfigs, problems);
    problems.stop_if_any();
    return found;
  }();
  return rows;
}

/// The value of a row, in its own unit.
inline double row(const std::string& id) { return evidence().find(id)->value.value(); }

/// One section of a file.
inline sim::Value section(const std::string& file, const char* key) {
  sim::Problems problems;
  const sim::Value tree = sim::read_file(kConfigs + "/" + file, kConfigs, problems);
  problems.stop_if_any();
  return *tree.find(key);
}

inline sim::Value economics_section() { return section("economics/united_states.yaml", "economics"); }

/// With central values, or those of a draw.
inline models::EconomicsFields settings(const sim::Value& economics = economics_section()) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence()};
  auto s = sim::read<models::EconomicsFields>(economics, "economics", reading);
  problems.stop_if_any();
  return s;
}

inline std::unique_ptr<const models::Economics> economics(const sim::Value& section = economics_section(),
                                                          const sim::ParameterValues* draw = nullptr) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence(), draw};
  auto e = models::Economics::read(section, reading);
  problems.stop_if_any();
  return e;
}

struct Population {
  sim::Schema schema;
  models::PatientColumns columns;
  std::unique_ptr<const sim::Cohort> cohort;
  sim::Parameters parameters;
};

inline Population population(const std::string& name, const sim::ParameterValues* draw = nullptr) {
  Population p;
  p.columns.declare(p.schema);
  sim::Problems problems;
  sim::Reading reading{problems, &evidence(), draw};
  p.cohort = sim::read_cohort(section("populations/" + name + ".yaml", "population"), p.schema, reading);
  p.parameters = reading.parameters;
  problems.stop_if_any();
  return p;
}

}  // namespace shipped
