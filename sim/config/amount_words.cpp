// How amounts, limits and examples are spoken of in messages and documents.
#include <algorithm>
#include <cmath>

#include "sim/config/read_number.hpp"
#include "sim/core/time.hpp"

namespace sim {

namespace {

constexpr double kLongest = 10'000.0 * static_cast<double>(kMinutesPerYear);  // Beyond any model, far from overflow.

std::string duration_text(double amount) {
  struct Step {
    double minutes;
    const char* one;
    const char* many;
  };
  constexpr Step kSteps[] = {{static_cast<double>(kMinutesPerYear), "year", "years"},
                             {static_cast<double>(kMinutesPerMonth), "month", "months"},
                             {static_cast<double>(kMinutesPerWeek), "week", "weeks"},
                             {static_cast<double>(kMinutesPerDay), "day", "days"},
                             {60, "hour", "hours"}};
  for (const Step& s : kSteps)
    if (amount > 0 && std::fmod(amount, s.minutes) == 0)
      return number_text(amount / s.minutes) + " " + (amount == s.minutes ? s.one : s.many);
  return number_text(amount) + " min";
}

std::string money_unit_text(const Spec& spec) { return spec.unit.empty() ? "USD" : spec.unit; }

}  // namespace

Unit wanted_unit(FieldKind kind, const Spec& spec) {
  if (kind == FieldKind::share) return {Dimension::share, 1, "", "", spec.unit};
  if (kind == FieldKind::duration) return {Dimension::time, 1, "", "", "min"};
  if (kind == FieldKind::rate) return {Dimension::rate, 1, "", "", "per year"};
  if (kind == FieldKind::money) {
    const Unit unit = *parse_unit(money_unit_text(spec));
    return unit.dimension == Dimension::money ? unit : Unit{Dimension::money, 1, "", "", spec.unit};
  }
  return *parse_unit(spec.unit);
}

Spec with_usual_limits(FieldKind kind, Spec spec) {
  const bool from_zero =
      kind == FieldKind::share || kind == FieldKind::duration || kind == FieldKind::rate || kind == FieldKind::money;
  if (from_zero && std::isinf(spec.low)) spec.low = 0;
  if (kind == FieldKind::share && std::isinf(spec.high)) spec.high = 1;
  if (kind == FieldKind::duration) spec.high = std::min(spec.high, kLongest);
  return spec;
}

FieldKind kind_of_unit(const std::string& unit) {
  switch (parse_unit(unit)->dimension) {
    case Dimension::share: return FieldKind::share;
    case Dimension::money: return FieldKind::money;
    case Dimension::rate: return FieldKind::rate;
    case Dimension::time:
    case Dimension::number: break;
  }
  return FieldKind::number;
}

std::string kind_words(FieldKind kind, const Spec& spec) {
  switch (kind) {
    case FieldKind::whole: return "a whole number";
    case FieldKind::share: return "a number";
    case FieldKind::duration: return "a length of time";
    case FieldKind::money: return "an amount of money";
    case FieldKind::rate: return "a rate";
    case FieldKind::text: return "text";
    case FieldKind::flag: return "true or false";
    case FieldKind::choice: return "a word";
    case FieldKind::section: return "a group of settings";
    case FieldKind::list: return "a list";
    case FieldKind::named: return "a group of named entries";
    case FieldKind::raw: return "a value";
    case FieldKind::number: break;
  }
  return wanted_unit(kind, spec).dimension == Dimension::time ? "a length of time" : "a number";
}

std::string range_words(FieldKind kind, const Spec& spec) {
  const auto text = [&](double x) { return amount_text(kind, spec, x); };
  const bool low = !std::isinf(spec.low);
  const bool high = !std::isinf(spec.high) && !(kind == FieldKind::duration && spec.high >= kLongest);
  if (low && high) return "between " + text(spec.low) + " and " + text(spec.high);
  if (low) return "at least " + text(spec.low);
  if (high) return "at most " + text(spec.high);
  return "";
}

std::string amount_text(FieldKind kind, const Spec& spec, double amount) {
  if (kind == FieldKind::duration) return duration_text(amount);
  if (kind == FieldKind::rate) return amount == 0 ? "0" : number_text(amount) + " / year";
  if (kind == FieldKind::money) return amount == 0 ? "0" : number_text(amount) + " " + money_unit_text(spec);
  return number_text(amount);
}

std::string with_unit(FieldKind kind, const Spec& spec, const std::string& number) {
  const double n = parse_plain_number(number).value_or(0);
  const bool by_example = kind == FieldKind::duration && !spec.example.empty();
  const auto example = by_example ? parse_quantity(spec.example).quantity : std::nullopt;
  if (example && example->unit) {
    const std::string& many = example->unit->text;
    return number + " " + (n == 1 && many.ends_with('s') ? many.substr(0, many.size() - 1) : many);
  }
  if (kind == FieldKind::duration) return number + (n == 1 ? " week" : n <= 52 ? " weeks" : " min");
  if (kind == FieldKind::rate) return number + " / year";
  if (kind == FieldKind::money) return number + " " + money_unit_text(spec);
  return spec.unit.empty() ? number : number + " " + spec.unit;
}

std::string example_of(FieldKind kind, const Spec& spec) {
  if (!spec.example.empty()) return spec.example;
  const bool low = !std::isinf(spec.low) && spec.low != 0;
  switch (kind) {
    case FieldKind::number: {
      const std::string number = low ? number_text(spec.low) : "1";
      return wanted_unit(kind, spec).dimension == Dimension::number ? number : with_unit(kind, spec, number);
    }
    case FieldKind::whole: return low ? number_text(spec.low) : "1";
    case FieldKind::share: return "0.2";
    case FieldKind::duration: return low ? duration_text(spec.low) : "12 weeks";
    case FieldKind::money: return "50 " + money_unit_text(spec);
    case FieldKind::rate: return "0.2 / year";
    case FieldKind::flag: return "true";
    case FieldKind::list: return "[...]";
    case FieldKind::section:
    case FieldKind::named: return "{...}";
    case FieldKind::text:
    case FieldKind::choice:
    case FieldKind::raw: break;
  }
  return "...";
}

}  // namespace sim
