#pragma once
// What a field of care (models/) gives the runner: how to build its catalogue from YAML, and its verbs. Wired in app/.
#include <functional>
#include <string>
#include <vector>

#include "sim/care/read_programme.hpp"
#include "sim/config/include.hpp"

namespace sim {

/// The sections of the resolved tree that belong to the field of care. Absent sections are null values.
struct CareSections {
  Value population, history, economics;
  std::string config_root;                 ///< For tables that a section names (life table).
  std::vector<FileRead>* files = nullptr;  ///< Receives the files read, if wanted.
};

struct FieldOfCare {
  std::function<Catalogue(const CareSections&, Reading&)> catalogue;
  Verbs verbs;          ///< The common verbs and this field's own.
  std::string version;  ///< Changes when the same configuration may give other results.
};

}  // namespace sim
