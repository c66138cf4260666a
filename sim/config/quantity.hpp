#pragma once
// Numbers as people write them, with their units: 90 min, 12 weeks, 20%, 51.20 USD/hour, 0.2 / year.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What a number measures.
enum class Dimension { number, share, time, money, rate };

/// A unit, and how to bring a number in it to the canonical one: 1, minutes, the currency itself, per year.
struct Unit {
  Dimension dimension = Dimension::number;
  double factor = 1;     ///< Multiplies the number to give the canonical value.
  std::string currency;  ///< "USD", for money only.
  std::string per;       ///< What the money is per: "hour", "session"; empty for a plain amount.
  std::string text;      ///< As written.
  int price_year = 0;    ///< Of money: 2020 for "2020 USD"; 0 when it is not said.
};

/// A number with the unit written beside it, if any.
struct Quantity {
  double value = 0;  ///< As written, not converted.
  std::optional<Unit> unit;
};

/// Why a text is not a number, for the message.
struct BadNumber {
  std::string code;     ///< config/number-form, config/type or config/unit.
  std::string message;  ///< Follows the path: "'5,000' is not written as a plain number".
  std::string help;
};

/// Understands a unit: min, hours, %, USD, "USD/hour", "per year", "/ day", "proportion", "per PY", "points" (a plain
/// number). Words it does not know are plain numbers in that unit, unless `strict`, when they give none.
std::optional<Unit> parse_unit(std::string_view text, bool strict = false);

/// Reads "12", "20%", "90 min", "51.20 USD/hour", "0.2 / year". Either the quantity, or why not.
struct ParsedQuantity {
  std::optional<Quantity> quantity;
  BadNumber why;
};
ParsedQuantity parse_quantity(std::string_view text);

/// Reads a plain number by std::from_chars: no thousands separators, leading zeros, NaN or infinity.
std::optional<double> parse_plain_number(std::string_view text);

/// "a length of time", "money", "a probability", "a rate", "a plain number": for messages.
const char* dimension_words(Dimension dimension);

/// The shortest text that reads back as the same number.
std::string number_text(double value);

/// The names of the units of time, for suggestions.
std::vector<std::string> time_unit_names();

}  // namespace sim
