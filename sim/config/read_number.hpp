#pragma once
// One number of a configuration: plain, with a unit, by evidence id, or uncertain in place; converted and checked.
#include <cstdint>
#include <optional>
#include <string>

#include "sim/config/field_doc.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/reading.hpp"
#include "sim/config/value.hpp"

namespace sim {

/// What is asked for.
struct Amount {
  FieldKind kind = FieldKind::number;  ///< number, whole, share, duration, money or rate.
  Spec spec;
  std::string path;
};

/// The amount in its canonical unit (duration: minutes; rate: per year; number: `spec.unit`), or none after a problem.
std::optional<double> read_amount(const Value& value, const Amount& asked, Reading& reading);

/// A whole number, exact beyond 2^53 too.
std::optional<std::int64_t> read_whole(const Value& value, const Amount& asked, Reading& reading);
std::optional<std::uint64_t> read_natural(const Value& value, const Amount& asked, Reading& reading);

// amount_words.cpp: how amounts are spoken of.

/// The unit that a field's number is brought to.
Unit wanted_unit(FieldKind kind, const Spec& spec);
/// Limits that hold though the spec is silent: shares 0..1, durations and rates and money not below 0.
Spec with_usual_limits(FieldKind kind, Spec spec);
/// The kind of a list item or named number, from its unit.
FieldKind kind_of_unit(const std::string& unit);
/// "a whole number", "a probability or share", "a length of time", ...
std::string kind_words(FieldKind kind, const Spec& spec);
/// "between 1 and 500", "at least 1 week", "" when there is no limit.
std::string range_words(FieldKind kind, const Spec& spec);
/// "90 min", "0.2 / year", "12": an amount as one would write it.
std::string amount_text(FieldKind kind, const Spec& spec, double amount);
/// What to write for a missing field: spec.example, or a typical amount.
std::string example_of(FieldKind kind, const Spec& spec);
/// `number` with a fitting unit: "90 min", "26 weeks", "51.20 USD/hour".
std::string with_unit(FieldKind kind, const Spec& spec, const std::string& number);

}  // namespace sim
