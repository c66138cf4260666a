#pragma once
// Everything that the care of chronic pain hands the engine for one draw of the uncertain numbers.
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/field_doc.hpp"
#include "sim/config/include.hpp"
#include "sim/config/reading.hpp"
#include "sim/config/value.hpp"

namespace models {

/// Reads the three sections of a resolved configuration with the values of `reading.draw` and assembles columns,
/// measures, chances, targets, resources, outcomes, subgroups, natural history and cohort. Problems go to
/// `reading.problems`; the catalogue is complete only when there are none (nature and cohort may be null otherwise).
/// `config_root` is the folder within which `history.death.life_table` names a file; `files` collects it for
/// provenance.
sim::Catalogue catalogue(const sim::Value& population, const sim::Value& history, const sim::Value& economics,
                         sim::Reading& reading, const std::string& config_root,
                         std::vector<sim::FileRead>* files = nullptr);

/// The keys of `history:`, for the schema and the reference.
sim::FieldDoc describe_history();

}  // namespace models
