#pragma once
// The JSON Schemas and key references of every kind of configuration file, from the field lists that read them.
#include <string>
#include <vector>

namespace app {

/// scenario, study, programme, evidence, population, history, economics.
const std::vector<std::string>& schema_kinds();

/// JSON Schema (draft 2020-12) of one kind. `kind` is one of schema_kinds().
std::string schema_text(const std::string& kind);

/// Every key of one kind as Markdown.
std::string reference_text(const std::string& kind);

}  // namespace app
