#include "sim/care/steps/conditions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/care/steps/words.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

constexpr double kAny = std::numeric_limits<double>::infinity();
constexpr const char* kHelp = "write for example 'at least 4', 'below 50', '18 to 65', 'yes' or 'no'";

// A bound in the measure's own unit, or nothing after a problem.
std::optional<double> bound(Fields& f, const char* field, std::string_view text, const Measure& measure) {
  const ParsedQuantity parsed = parse_quantity(text);
  if (!parsed.quantity) {
    f.problem(field, parsed.why.code, f.path_of(field) + ": " + parsed.why.message,
              parsed.why.help.empty() ? kHelp : parsed.why.help);
    return {};
  }
  const Quantity& q = *parsed.quantity;
  const auto own = parse_unit(measure.unit);
  if (q.unit && own && q.unit->dimension != own->dimension) {
    f.problem(field, "config/unit-kind",
              f.path_of(field) + " is " + dimension_words(q.unit->dimension) + ", but " +
                  dimension_words(own->dimension) + " is needed",
              kHelp);
    return {};
  }
  if (q.unit && q.unit->dimension == Dimension::number && !measure.unit.starts_with(q.unit->text) &&
      q.unit->text + "s" != measure.unit) {
    f.problem(field, "config/unit-kind",
              f.path_of(field) + " is in " + in_quotes(q.unit->text) + ", but " + measure.name + " is in " +
                  in_quotes(measure.unit.empty() ? "plain numbers" : measure.unit),
              kHelp);
    return {};
  }
  if (!q.unit && own && own->dimension == Dimension::time) {
    f.problem(field, "config/unit", f.path_of(field) + " needs a unit", "write for example 'at least 90 days'");
    return {};
  }
  return q.unit && own ? q.value * q.unit->factor / own->factor : q.value;
}

std::string_view after(std::string_view text, std::string_view start) {
  if (!text.starts_with(start)) return {};
  text.remove_prefix(start.size());
  return text;
}

}  // namespace

std::optional<Condition> read_condition(Fields& f, const char* field, ProgrammeReading& context) {
  std::string text;
  f.text(field, text, Spec{.doc = "When it holds", .example = "at least 4"});
  const auto index = context.measure(f, field, field);
  if (!index || text.empty()) return {};
  const Measure& measure = context.model.measures[*index];
  Condition c{static_cast<std::uint16_t>(*index), -kAny, kAny, measure.name + " " + text};
  const std::string_view all = text;
  const bool says_whether = all == "yes" || all == "true" || all == "no" || all == "false";
  if (says_whether && !measure.unit.empty()) {
    f.problem(field, "config/type",
              f.path_of(field) + ": " + measure.name + " is a number of " + measure.unit +
                  ", so that it is not simply so or not",
              "write for example 'at least 4', 'below 50' or '18 to 65'");
    return {};
  }
  if (all == "yes" || all == "true") {
    c.low = 0.5;
    c.words = measure.name;
    return c;
  }
  if (all == "no" || all == "false") {
    c.high = std::nextafter(0.5, 0.0);
    c.words = "not " + measure.name;
    return c;
  }
  const auto set = [&](double& side, std::string_view number, double towards = 0) {
    const auto value = bound(f, field, number, measure);
    if (value) side = towards == 0 ? *value : std::nextafter(*value, towards);
    return value.has_value();
  };
  bool good = false;
  if (const auto n = after(all, "at least "); !n.empty())
    good = set(c.low, n);
  else if (const auto m = after(all, "at most "); !m.empty())
    good = set(c.high, m);
  else if (const auto o = after(all, "above "); !o.empty())
    good = set(c.low, o, kAny);
  else if (const auto b = after(all, "below "); !b.empty())
    good = set(c.high, b, -kAny);
  else if (const auto to = all.find(" to "); to != std::string_view::npos) {
    // A unit behind the second number counts for both: '18 to 65 years'.
    const std::string_view second = all.substr(to + 4);
    std::string first(all.substr(0, to));
    const auto unit = second.find_first_not_of("0123456789.-");
    const bool bare = first.find_first_not_of("0123456789.-") == std::string::npos;
    if (unit != std::string_view::npos && bare) first += second.substr(unit);
    good = set(c.low, first);
    good = set(c.high, second) && good;
    if (good && c.low > c.high) {
      f.problem(field, "config/contradiction", f.path_of(field) + ": nothing lies between '" + text + "'",
                "write the smaller number first");
      return {};
    }
  } else {
    f.problem(field, "config/type", f.path_of(field) + ": '" + text + "' is not a condition", kHelp);
  }
  if (!good) return {};
  return c;
}

std::vector<Condition> read_conditions(Fields& f, const Value& map, std::initializer_list<std::string_view> reserved,
                                       ProgrammeReading& context) {
  std::vector<Condition> found;
  for (const auto& entry : map.entries()) {
    if (std::find(reserved.begin(), reserved.end(), entry.key) != reserved.end()) continue;
    if (auto c = read_condition(f, entry.key.c_str(), context)) found.push_back(std::move(*c));
  }
  return found;
}

std::vector<Condition> read_condition_group(Fields& f, const char* field, ProgrammeReading& context, bool required) {
  Value map;
  f.raw(field, map, Spec{.doc = "Conditions that must all hold"}, required);
  if (map.is_null()) return {};
  if (!map.is_map()) {
    f.problem(field, "config/type", f.path_of(field) + " must be conditions, one a line",
              "write for example 'pegs: at least 4'");
    return {};
  }
  Fields inner(map, f.path_of(field), context.reading);
  auto found = read_conditions(inner, map, {}, context);
  inner.done();
  return found;
}

std::string in_words(std::span<const Condition> conditions, const char* last) {
  std::vector<std::string> words;
  for (const Condition& c : conditions) words.push_back(c.words);
  return in_words(words, last);
}

}  // namespace sim
