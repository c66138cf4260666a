#pragma once
// From a described field list: the JSON Schema that editors use, and the key reference that people read.
#include <string>

#include "sim/config/field_doc.hpp"

namespace sim {

/// JSON Schema, draft 2020-12, two-space indented.
std::string json_schema(const FieldDoc& root, const std::string& title);

/// Markdown: one table row per key, by its path, with kind, unit, range, default and meaning.
std::string key_reference(const FieldDoc& root, const std::string& title);

}  // namespace sim
