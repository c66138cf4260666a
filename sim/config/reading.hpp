#pragma once
// What one reading of a configuration shares: problems found, evidence, the draw, and which uncertain numbers were used
// where.
#include <string>
#include <vector>

#include "sim/config/evidence.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/problems.hpp"

namespace sim {

/// A number of the configuration that came from evidence or was written with its uncertainty.
struct ParameterUse {
  std::string path;       ///< programmes.group_cbt.attendance
  std::string parameter;  ///< Evidence id, or the path again.
  double value = 0;       ///< As used, in `unit`.
  std::string unit, source, provenance;
  bool uncertain = false;
  Origin where;
};

/// The context passed to every Fields of one reading.
struct Reading {
  Problems& problems;
  const Evidence* evidence = nullptr;     ///< Null: {id: ...} is refused.
  const ParameterValues* draw = nullptr;  ///< Null: central values.
  std::vector<ParameterUse> uses{};
  Parameters parameters{};     ///< Every uncertain number met.
  std::string currency{};      ///< The first currency met; a second one is config/unit-kind.
  bool plain_numbers = false;  ///< Refuse uncertain numbers: within an evidence row.
};

}  // namespace sim
