#include "app/picture/step_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "sim/config/quantity.hpp"

namespace app {

namespace {

std::string rounded(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", x);
  return text;
}

std::string with_unit(double value, const std::string& unit_text) {
  const auto unit = sim::parse_unit(unit_text);
  if (unit && unit->dimension == sim::Dimension::time) return time_words(value * unit->factor);
  if (unit && unit->dimension == sim::Dimension::share) return rounded(100 * value * unit->factor) + " %";
  const bool plain = unit_text.empty() || unit_text == "n" || unit_text == "ratio";
  return rounded(value) + (plain ? "" : " " + unit_text);
}

}  // namespace

std::string spaced(std::string name) {
  static const std::map<std::string, std::string> kInCapitals{{"pegs", "PEGS"}, {"phq", "PHQ-9"}, {"gad", "GAD-7"},
                                                              {"mme", "MME"},   {"cbt", "CBT"},   {"oud", "OUD"},
                                                              {"qaly", "QALY"}};
  std::replace(name.begin(), name.end(), '_', ' ');
  std::string out, word;
  const auto end_word = [&] {
    const auto known = kInCapitals.find(word);
    out += known == kInCapitals.end() ? word : known->second;
    word.clear();
  };
  for (const char c : name) {
    if (c != ' ') {
      word += c;
      continue;
    }
    end_word();
    out += c;
  }
  end_word();
  return out;
}

std::string time_words(double minutes) {
  struct Unit {
    double minutes;
    const char *one, *many;
  };
  static constexpr Unit kUnits[] = {{525'960, "year", "years"},
                                    {43'830, "month", "months"},
                                    {10'080, "week", "weeks"},
                                    {1'440, "day", "days"},
                                    {60, "h", "h"},
                                    {1, "min", "min"}};
  for (const Unit& u : kUnits) {
    const double n = minutes / u.minutes;
    const bool even = std::fabs(n - std::round(n)) < 1e-9;
    if (n < 1 || !even || (u.minutes == 60 && n < 3)) continue;
    return rounded(n) + " " + (n == 1 ? u.one : u.many);
  }
  return rounded(minutes) + " min";
}

const sim::EvidenceRow* SettingWords::row(const sim::Value& value) const {
  for (const char* key : {"id", "calibrated"})
    if (const sim::Value* id = value.find(key)) return evidence_.find(id->text());
  return nullptr;
}

std::string SettingWords::of(const sim::Value& value) const {
  if (value.is_scalar()) return spaced(value.text());
  if (const auto* found = row(value); found && found->value) return with_unit(*found->value, found->unit);
  if (const sim::Value* own = value.find("value")) {
    const auto number = sim::parse_plain_number(own->text());
    const sim::Value* unit = value.find("unit");
    return number ? with_unit(*number, unit ? unit->text() : "") : own->text();
  }
  if (value.is_list()) {
    std::string text;
    for (const sim::Value& item : value.items()) text += (text.empty() ? "" : " to ") + of(item);
    return text;
  }
  if (value.is_map() && value.entries().size() == 1)
    return spaced(value.entries()[0].key) + " " + of(value.entries()[0].value);
  return "...";
}

std::string SettingWords::of(const sim::Value& settings, const char* key, const std::string& otherwise) const {
  const sim::Value* value = settings.find(key);
  return value ? of(*value) : otherwise;
}

std::string SettingWords::share(const sim::Value& value) const {
  const std::string words = of(value);
  const auto number = sim::parse_plain_number(words);
  return number && *number >= 0 && *number <= 1 ? rounded(100 * *number) + " %" : words;
}

std::string SettingWords::conditions(const sim::Value& map, const std::vector<std::string>& reserved,
                                     const char* join) const {
  std::string text;
  for (const auto& entry : map.entries()) {
    if (std::find(reserved.begin(), reserved.end(), entry.key) != reserved.end()) continue;
    if (!text.empty()) text += join;
    const std::string words = of(entry.value);
    if (entry.key == "any_of")
      text += conditions(entry.value, {}, " or ");
    else if (words == "yes")
      text += spaced(entry.key);
    else
      text += spaced(entry.key) + (words == "no" ? ": no" : " " + words);
  }
  return text;
}

std::optional<double> SettingWords::minutes(const sim::Value& value) const {
  if (value.is_list()) {
    double sum = 0;
    for (const sim::Value& item : value.items()) sum += minutes(item).value_or(0);
    return sum;
  }
  if (value.is_scalar()) {
    const auto parsed = sim::parse_quantity(value.text());
    if (parsed.quantity && parsed.quantity->unit) return parsed.quantity->value * parsed.quantity->unit->factor;
    return std::nullopt;
  }
  if (const sim::Value* own = value.find("value"), *named = value.find("unit"); own && named) {
    const auto number = sim::parse_plain_number(own->text());
    const auto unit = sim::parse_unit(named->text());
    const bool time = number && unit && unit->dimension == sim::Dimension::time;
    return time ? std::optional(*number * unit->factor) : std::nullopt;
  }
  const auto* found = row(value);
  const auto unit = found ? sim::parse_unit(found->unit) : std::nullopt;
  if (!found || !found->value || !unit || unit->dimension != sim::Dimension::time) return std::nullopt;
  return *found->value * unit->factor;
}

std::vector<std::string> SettingWords::bundle(const std::string& name) const {
  std::vector<std::string> lines;
  const sim::Value* staff = programme_.find("staff");
  const sim::Value* named = staff ? staff->find(name) : nullptr;
  if (!named) return lines;
  for (const auto& role : named->entries()) {
    const auto time = minutes(role.value);
    lines.push_back(spaced(role.key) + (time ? " " + time_words(std::round(*time * 10) / 10) : ""));
  }
  return lines;
}

}  // namespace app
