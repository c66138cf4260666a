#include "sim/config/read_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

// What plain numbers can be of. Two different ones of these contradict each other; other words are not compared.
const std::vector<std::string> kPlainUnits = {"points",  "ratio",       "log ratio", "n",
                                              "utility", "correlation", "QALY",      "MME per day"};

// Results are in this currency.
constexpr const char* kCurrency = "USD";

bool is_time_word(const std::string& word) {
  const auto unit = parse_unit(word, true);
  return unit && unit->dimension == Dimension::time;
}

class AmountReader {
 public:
  AmountReader(const Value& value, const Amount& asked, Reading& reading)
      : value_(value), asked_(asked), reading_(reading), wanted_(wanted_unit(asked.kind, asked.spec)) {}

  std::optional<double> read() {
    if (looks_uncertain(value_) && !reading_.plain_numbers) return read_uncertain();
    if (!value_.is_scalar()) {
      refuse(
          "config/type",
          asked_.path + " is " + value_.kind_words() + ", but " + kind_words(asked_.kind, asked_.spec) + " is needed",
          "write for example '" + example_of(asked_.kind, asked_.spec) + "'");
      return std::nullopt;
    }
    const ParsedQuantity parsed = parse_quantity(value_.text());
    if (!parsed.quantity) {
      refuse(parsed.why.code, parsed.why.message, parsed.why.help.empty() ? must_be() : parsed.why.help);
      return std::nullopt;
    }
    if (value_.quoted() && !parsed.quantity->unit) {
      refuse("config/type", in_quotes(value_.text()) + " is in quotes, so it is a word and not a number",
             "write it without quotes");
      return std::nullopt;
    }
    const auto factor = factor_of(parsed.quantity->unit);
    if (!factor) return std::nullopt;
    const double amount = parsed.quantity->value * *factor;
    return in_range(amount, harmless(value_.text())) ? std::optional(amount) : std::nullopt;
  }

 private:
  void refuse(std::string code, std::string message, std::string help) {
    reading_.problems.add(std::move(code), value_.origin(), std::move(message), std::move(help));
  }

  std::string name() const {
    const std::size_t dot = asked_.path.rfind('.');
    return dot == std::string::npos ? asked_.path : asked_.path.substr(dot + 1);
  }

  std::string must_be() const {
    const std::string range = range_words(asked_.kind, asked_.spec);
    return name() + " must be " + kind_words(asked_.kind, asked_.spec) + (range.empty() ? "" : " " + range);
  }

  std::optional<double> needs_unit(const std::string& number) {
    refuse("config/unit", asked_.path + " needs a unit",
           "write for example '" + with_unit(asked_.kind, asked_.spec, number) + "'");
    return std::nullopt;
  }

  // What a number with this unit is multiplied by, or none after a problem.
  std::optional<double> factor_of(const std::optional<Unit>& unit) {
    const bool plain = wanted_.dimension == Dimension::number || wanted_.dimension == Dimension::share;
    if (!unit) return plain ? std::optional(1.0) : needs_unit(value_.text());
    if (unit->dimension == Dimension::number && !fits_by_name(*unit)) return unknown_unit(*unit);
    if (unit->dimension == Dimension::number) return 1.0;
    return factor_between(*unit);
  }

  std::optional<double> factor_between(const Unit& unit) {
    if (unit.dimension != wanted_.dimension) {
      refuse("config/unit-kind",
             asked_.path + " is " + dimension_words(unit.dimension) + ", but " + dimension_words(wanted_.dimension) +
                 " is needed",
             "write for example '" + plain_example(unit) + "'");
      return std::nullopt;
    }
    if (unit.dimension == Dimension::money && !money_fits(unit)) return std::nullopt;
    return unit.factor / wanted_.factor;
  }

  // The same amount without the percent sign, where that is what is wrong.
  std::string plain_example(const Unit& unit) const {
    const auto written = value_.is_scalar() ? parse_quantity(value_.text()).quantity : std::nullopt;
    const bool percent = unit.dimension == Dimension::share && wanted_.dimension == Dimension::number;
    const double amount = percent && written ? written->value * unit.factor : -1;
    if (amount >= std::max(0.0, asked_.spec.low) && amount <= std::min(1.0, asked_.spec.high))
      return number_text(amount);
    return example_of(asked_.kind, asked_.spec);
  }

  bool fits_by_name(const Unit& unit) const {
    const auto stem = [](const std::string& s) { return s.ends_with("s") ? s.substr(0, s.size() - 1) : s; };
    return wanted_.dimension == Dimension::number && !wanted_.text.empty() && stem(unit.text) == stem(wanted_.text);
  }

  std::optional<double> unknown_unit(const Unit& unit) {
    std::string help = must_be();
    if (wanted_.dimension == Dimension::time)
      help = did_you_mean(unit.text, time_unit_names(), "units of time are min, hours, days, weeks, months and years");
    if (wanted_.dimension == Dimension::number && !wanted_.text.empty()) help = "its unit is " + wanted_.text;
    if (wanted_.dimension == Dimension::money || wanted_.dimension == Dimension::rate)
      help = "write for example '" + example_of(asked_.kind, asked_.spec) + "'";
    const std::string what =
        wanted_.dimension == Dimension::number ? "the unit of " + asked_.path : std::string("a unit of ") + unit_of();
    refuse("config/unit", in_quotes(unit.text) + " is not " + what, help);
    return std::nullopt;
  }

  const char* unit_of() const {
    switch (wanted_.dimension) {
      case Dimension::time: return "time";
      case Dimension::money: return "money";
      case Dimension::rate: return "a rate";
      case Dimension::share: return "a share";
      case Dimension::number: break;
    }
    return "this number";
  }

  bool money_fits(const Unit& unit) {
    // An amount that is not per time may leave out what it is for: 130 USD for one visit.
    const bool same = unit.per == wanted_.per || (unit.per.empty() && !is_time_word(wanted_.per));
    if (!same) {
      const auto words = [](const Unit& u) {
        return u.per.empty() ? std::string("a plain amount") : "money per " + u.per;
      };
      refuse("config/unit-kind", asked_.path + " is " + words(unit) + ", but " + words(wanted_) + " is needed",
             "write for example '" + example_of(asked_.kind, asked_.spec) + "'");
      return false;
    }
    if (reading_.currency.empty()) reading_.currency = kCurrency;
    if (unit.currency == kCurrency) return true;
    // The number is used all the same, so that nothing else is missed for want of it.
    refuse(
        "config/unit-kind", asked_.path + " is in " + unit.currency + ", but results are in " + kCurrency,
        std::string("convert it to ") + kCurrency + " at the exchange rate of its price year, and say so in 'source:'");
    return true;
  }

  bool in_range(double amount, const std::string& written) {
    const Spec& s = asked_.spec;
    if (amount >= s.low && amount <= s.high) return true;
    std::string help;
    if (asked_.kind == FieldKind::share && s.low == 0 && s.high == 1) {
      help = "a probability is between 0 and 1";
      if (amount > 1 && amount <= 100)
        help += "; for " + number_text(amount) + " percent write " + number_text(amount / 100) + " or '" +
                number_text(amount) + "%'";
    }
    refuse("config/range", asked_.path + " is " + written + ", but must be " + range_words(asked_.kind, s), help);
    return false;
  }

  std::optional<double> read_uncertain() {
    const Value* id = value_.find("id") ? value_.find("id") : value_.find("calibrated");
    std::optional<EvidenceRow> inline_row;
    const EvidenceRow* row = nullptr;
    if (id) {
      row = find_row(*id);
    } else {
      inline_row = read_evidence_row(value_, asked_.path, reading_.problems);
      row = inline_row ? &*inline_row : nullptr;
    }
    return row ? use(*row) : std::nullopt;
  }

  const EvidenceRow* find_row(const Value& id) {
    const EvidenceRow* row = reading_.evidence && id.is_scalar() ? reading_.evidence->find(id.text()) : nullptr;
    if (row && row->value) return row;
    const std::string what = id.is_scalar() ? in_quotes(id.text()) : id.kind_words();
    const std::string help =
        reading_.evidence && id.is_scalar() ? did_you_mean(id.text(), reading_.evidence->ids()) : "";
    if (id.is_null() || (id.is_scalar() && id.text().empty()))
      reading_.problems.add("config/missing", id.origin(), asked_.path + " names no evidence row: its id is missing",
                            "write for example '{id: A35}', or the number itself");
    else if (row)
      reading_.problems.add("config/evidence", id.origin(), "evidence row " + what + " is not a number",
                            "it says: " + in_quotes(row->text));
    else
      reading_.problems.add("config/evidence", id.origin(), "no evidence row " + what, help);
    return nullptr;
  }

  std::optional<double> use(const EvidenceRow& row) {
    const auto factor = row_factor(row);
    if (!factor) return std::nullopt;
    const double* drawn = reading_.draw ? reading_.draw->find(row.id) : nullptr;
    const double in_row_unit = drawn ? *drawn : *row.value;
    if (row.uncertain() && !reading_.draw && !remember_parameter(row, *factor)) return std::nullopt;
    reading_.uses.push_back(
        {asked_.path, row.id, in_row_unit, row.unit, row.source, row.provenance, row.uncertain(), value_.origin()});
    const double amount = in_row_unit * *factor;
    const std::string written = number_text(in_row_unit) + (row.unit.empty() ? "" : " " + row.unit) +
                                (row.id == asked_.path ? "" : " (" + row.id + ")");
    return in_range(amount, written) ? std::optional(amount) : std::nullopt;
  }

  std::optional<double> row_factor(const EvidenceRow& row) {
    const Unit unit = *parse_unit(row.unit);
    const bool plain_unit = unit.dimension == Dimension::number || unit.dimension == Dimension::share;
    const bool plain_field = wanted_.dimension == Dimension::number || wanted_.dimension == Dimension::share;
    if (!plain_unit || !plain_field) {
      if (!row.unit.empty()) return factor_between(unit);
      reading_.problems.add(
          "config/unit-kind", value_.origin(),
          asked_.path + " is a plain number, but " + dimension_words(wanted_.dimension) + " is needed",
          "give the row " + in_quotes(row.id) + " its unit");
      return std::nullopt;
    }
    const auto known = [](const std::string& word) {
      return std::find(kPlainUnits.begin(), kPlainUnits.end(), word) != kPlainUnits.end();
    };
    const bool share_for_points = unit.dimension == Dimension::share && wanted_.text == "points";
    if (share_for_points || (known(row.unit) && known(wanted_.text) && row.unit != wanted_.text)) {
      refuse("config/unit-kind",
             asked_.path + " is in " + wanted_.text + ", but " + in_quotes(row.id) + " is in " + row.unit,
             row.id == asked_.path && row.unit == "ratio" && wanted_.text == "log ratio"
                 ? "write 'ratio:' instead of 'size:' for a ratio"
                 : "is it the right row?");
      return std::nullopt;
    }
    return unit.factor;
  }

  bool remember_parameter(const EvidenceRow& row, double factor) {
    const double inside = reading_.parameters.add(row, asked_.spec.low / factor, asked_.spec.high / factor);
    if (inside >= Parameters::kLeastInside) return true;
    refuse("config/range",
           asked_.path + " must be " + range_words(asked_.kind, asked_.spec) + ", but " +
               number_text(std::round(1000 * (1 - inside)) / 10) + " % of the distribution of " + in_quotes(row.id) +
               " lies outside",
           "choose a distribution that stays inside (beta for a share, gamma or lognormal for what is positive)");
    return false;
  }

  const Value& value_;
  const Amount& asked_;
  Reading& reading_;
  Unit wanted_;
};

// The number as text when it is nothing but digits: exact where a double would round.
template <class Whole>
std::optional<Whole> exact(const Value& value) {
  const std::string& text = value.text();
  Whole number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return all ? std::optional(number) : std::nullopt;
}

template <class Whole>
std::optional<Whole> read_exactly(const Value& value, const Amount& asked, Reading& reading) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  const auto amount = read_amount(value, asked, reading);
  if (!amount) return std::nullopt;
  if (const auto number = exact<Whole>(value)) return number;
  if (!value.is_scalar()) return static_cast<Whole>(std::llround(*amount));  // A drawn number is rounded.
  if (*amount == std::floor(*amount) && std::fabs(*amount) < kExact) return static_cast<Whole>(*amount);
  const std::string range = range_words(asked.kind, asked.spec);
  reading.problems.add(
      std::fabs(*amount) < kExact ? "config/type" : "config/range", value.origin(),
      in_quotes(value.text()) + (std::fabs(*amount) < kExact ? " is not a whole number" : " is too large"),
      range.empty() ? "" : asked.path + " must be a whole number " + range);
  return std::nullopt;
}

}  // namespace

std::optional<double> read_amount(const Value& value, const Amount& asked, Reading& reading) {
  return AmountReader(value, asked, reading).read();
}

std::optional<std::int64_t> read_whole(const Value& value, const Amount& asked, Reading& reading) {
  return read_exactly<std::int64_t>(value, asked, reading);
}

std::optional<std::uint64_t> read_natural(const Value& value, const Amount& asked, Reading& reading) {
  return read_exactly<std::uint64_t>(value, asked, reading);
}

}  // namespace sim
