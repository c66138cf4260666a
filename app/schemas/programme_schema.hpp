#pragma once
// What a programme file may say: the fields of the whole and of every verb, described by the readers themselves.
#include <string>

#include "sim/config/field_doc.hpp"

namespace app {

/// The fields of a programme but for its steps; `pathway` is a raw value.
sim::FieldDoc describe_programme();
/// One child for each verb.
sim::FieldDoc describe_verbs();
/// The JSON Schema of a programme file, steps included.
std::string programme_schema();

/// What a verb does, in a line; empty for one that is not known here.
std::string words_of_verb(const std::string& verb);

}  // namespace app
