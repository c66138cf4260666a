#pragma once
// Conditions on measures, as people write them: `pegs: at least 4`, `benzodiazepine: yes`, `age: 18 to 65 years`.
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/care/read_programme.hpp"
#include "sim/care/world.hpp"

namespace sim {

/// True now, for this patient. A measure that does not apply (NaN) makes it false.
inline bool holds(const World& world, Patient p, const Condition& c) {
  const double value = world.model().measures[c.measure].read(world, p, world.now());
  return value >= c.low && value <= c.high;
}
inline bool all_hold(const World& world, Patient p, std::span<const Condition> conditions) {
  for (const Condition& c : conditions)
    if (!holds(world, p, c)) return false;
  return true;
}

/// One condition on the measure `field` of `f`: nothing after a problem.
std::optional<Condition> read_condition(Fields& f, const char* field, ProgrammeReading& context);

/// Every key of `map` that is not in `reserved`, as a condition; `f` are the fields of that map.
std::vector<Condition> read_conditions(Fields& f, const Value& map, std::initializer_list<std::string_view> reserved,
                                       ProgrammeReading& context);

/// The conditions below the key `field` (a map of measures); empty when absent.
std::vector<Condition> read_condition_group(Fields& f, const char* field, ProgrammeReading& context,
                                            bool required = false);

/// "pegs at least 4 and depressed".
std::string in_words(std::span<const Condition> conditions, const char* last = "and");

}  // namespace sim
