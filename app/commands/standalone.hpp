#pragma once
// A configuration file that is no scenario, read and checked on its own: a programme, evidence, a population ...
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/evidence.hpp"
#include "sim/config/reading.hpp"

namespace app {

enum class FileKind { scenario, study, programme, evidence, population, history, economics, calibration };

/// What a file is, by the settings at its top; a file that says nothing of itself is taken for a scenario.
FileKind kind_of(const sim::Value& tree);

/// A file with its includes and `sets` laid over it; null with problems.
sim::Value read_config(const std::string& file, const std::vector<std::string>& sets, sim::Problems& problems);

/// A programme compiled alone at central values: every role that has a wage is on duty everywhere.
struct LoneProgramme {
  std::unique_ptr<sim::Model> model;  ///< Its only programme is programmes[0].
  std::vector<sim::ParameterUse> uses;
  sim::Value tree;
};

/// Nothing when there were problems.
std::optional<LoneProgramme> load_programme(const std::string& file, const std::vector<std::string>& sets,
                                            sim::Problems& problems);

/// What the field of care offers with the shipped history, population and economics; nothing when there were problems.
std::optional<sim::Catalogue> usual_catalogue(const std::string& root, sim::Problems& problems);

/// Reads a file of any kind but scenario; all that comes of it are the problems.
void check_alone(const std::string& file, FileKind kind, const std::vector<std::string>& sets, sim::Problems& problems);

}  // namespace app
