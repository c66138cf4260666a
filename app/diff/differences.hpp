#pragma once
// What differs between two configuration trees, setting by setting, in words.
#include <string>
#include <vector>

#include "sim/config/evidence.hpp"
#include "sim/config/value.hpp"

namespace app {

/// One setting that is not the same. Null: it is not there.
struct Difference {
  enum class Kind { changed, added, removed };
  Kind kind = Kind::changed;
  std::string setting;                ///< staff.nurse.fte, programmes.group_cbt.pathway[3]
  const sim::Value* first = nullptr;  ///< Belongs to the first tree.
  const sim::Value* second = nullptr;
};

/// In the order of the first tree, then what only the second has. Steps of a list that moved because one was put in
/// before them are no difference. Numbers that are the same in another unit (90 min, 1.5 hours) are none either.
std::vector<Difference> differences(const sim::Value& first, const sim::Value& second);

/// A value as a person would say it: a row of evidence with its number and what it is about.
std::string value_words(const sim::Value& value, const sim::Evidence& evidence);

/// A sentence for each setting in which two resolved configurations (YAML) differ: "staff.nurse.fte: 1, then 2".
std::vector<std::string> settings_that_differ(const std::string& first, const std::string& second);

}  // namespace app
