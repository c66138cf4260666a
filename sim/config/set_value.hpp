#pragma once
// `--set path=value`: one setting changed from the command line, checked like the file.
#include <string>

#include "sim/config/problems.hpp"
#include "sim/config/value.hpp"

namespace sim {

/// Applies `argument` ("programmes.group_cbt.seats=12", "arms[0].share=0.5") to `root`. The value is YAML; dots go
/// through maps, [n] through lists, counted from 0. `number` counts the --set options from 1. A path that cannot exist
/// is config/set at once; a key that no field claims is reported as config/set by the reader.
void set_value(Value& root, const std::string& argument, int number, Problems& problems);

/// The same for an entry `path: value` of a file's own list of settings: messages point there, and say `where`
/// ("scenario 'group CBT'").
void set_value(Value& root, const Value::Entry& entry, const std::string& where, Problems& problems);

}  // namespace sim
