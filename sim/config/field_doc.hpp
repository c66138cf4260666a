#pragma once
// What the field lists say of themselves: from this come the JSON Schema and the key reference.
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What a field says beside its name.
struct Spec {
  std::string doc{};   ///< One line, for the reference and the editor.
  std::string unit{};  ///< "points", "USD/hour": for documents and for checking units.
  double low = -std::numeric_limits<double>::infinity();  ///< In the canonical unit: shares 0..1, rates per year,
                                                          ///< durations in minutes.
  double high = std::numeric_limits<double>::infinity();
  std::string example{};   ///< What to write when it is missing: "5 years".
  std::string synonyms{};  ///< Of a choice, other words people write and what they mean: "open=rolling, any=rolling".
};

enum class FieldKind { number, whole, share, duration, money, rate, text, flag, choice, section, list, named, raw };

/// A described field with the fields within it.
struct FieldDoc {
  std::string name;
  FieldKind kind = FieldKind::section;
  Spec spec;
  bool required = true;
  std::string default_text;          ///< Empty when there is none.
  std::vector<std::string> choices;  ///< Of a choice.
  std::string shorthand;             ///< The key that a bare value stands for; empty when there is none.
  std::vector<FieldDoc> children;    ///< Fields of a section; the one item of a list or of a named group.
};

}  // namespace sim
