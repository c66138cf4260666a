#pragma once
// The JSON Schemas and key references of every kind of configuration file, from the field lists that read them.
#include <string>
#include <vector>

#include "sim/config/field_doc.hpp"

namespace app {

/// scenario, study, programme, evidence, population, history, economics.
const std::vector<std::string>& schema_kinds();

/// JSON Schema (draft 2020-12) of one kind. `kind` is one of schema_kinds().
std::string schema_text(const std::string& kind);

/// The field lists of one kind of file.
sim::FieldDoc description_of(const std::string& kind);
/// The fields of one row of evidence.
sim::FieldDoc describe_evidence_row();

/// Every key of one kind as Markdown; of programmes and studies also what conditions, effects and outcomes may name, by
/// the shipped configuration.
std::string reference_text(const std::string& kind);

}  // namespace app
