#include "app/diff/differences.hpp"

#include <algorithm>

#include "sim/config/quantity.hpp"
#include "sim/config/read_yaml.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

using sim::Value;

bool same_quantity(const std::string& a, const std::string& b) {
  const auto first = sim::parse_quantity(a).quantity, second = sim::parse_quantity(b).quantity;
  if (!first || !second) return false;
  const sim::Unit one = first->unit.value_or(sim::Unit{}), two = second->unit.value_or(sim::Unit{});
  const bool comparable = one.dimension == two.dimension ||
                          (one.dimension == sim::Dimension::share && two.dimension == sim::Dimension::number) ||
                          (two.dimension == sim::Dimension::share && one.dimension == sim::Dimension::number);
  return comparable && one.currency == two.currency && one.per == two.per && one.price_year == two.price_year &&
         sim::number_text(first->value * one.factor) == sim::number_text(second->value * two.factor);
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is_scalar()) return a.text() == b.text() || (!a.quoted() && !b.quoted() && same_quantity(a.text(), b.text()));
  if (a.is_list()) return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), same);
  if (a.entries().size() != b.entries().size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const Value::Entry& e) {
    const Value* other = b.find(e.key);
    return other != nullptr && same(e.value, *other);
  });
}

// Two steps of a pathway are about the same thing when they have the same verb.
bool alike(const Value& a, const Value& b) {
  if (same(a, b)) return true;
  return a.is_map() && b.is_map() && !a.entries().empty() && !b.entries().empty() &&
         a.entries().front().key == b.entries().front().key;
}

class Comparison {
 public:
  std::vector<Difference> found;

  void compare(const Value& a, const Value& b, const std::string& setting) {
    if (same(a, b)) return;
    if (a.is_map() && b.is_map() && !is_number(a) && !is_number(b)) return compare_maps(a, b, setting);
    if (a.is_list() && b.is_list() && (holds_groups(a) || holds_groups(b))) return compare_lists(a, b, setting);
    found.push_back({Difference::Kind::changed, setting, &a, &b});
  }

 private:
  // {id: A35} and {value: 0.6, ci95: ...} are said as a whole.
  static bool is_number(const Value& v) { return sim::looks_uncertain(v); }
  static bool holds_groups(const Value& list) {
    return std::any_of(list.items().begin(), list.items().end(), [](const Value& v) { return !v.is_scalar(); });
  }
  static std::string below(const std::string& setting, const std::string& key) {
    return setting.empty() ? key : setting + "." + key;
  }

  void compare_maps(const Value& a, const Value& b, const std::string& setting) {
    for (const auto& e : a.entries()) {
      const Value* other = b.find(e.key);
      if (other == nullptr)
        found.push_back({Difference::Kind::removed, below(setting, e.key), &e.value, nullptr});
      else
        compare(e.value, *other, below(setting, e.key));
    }
    for (const auto& e : b.entries())
      if (a.find(e.key) == nullptr)
        found.push_back({Difference::Kind::added, below(setting, e.key), nullptr, &e.value});
  }

  // The longest common run of alike steps keeps its place; the others came or went.
  void compare_lists(const Value& a, const Value& b, const std::string& setting) {
    const auto& left = a.items();
    const auto& right = b.items();
    std::vector<std::vector<std::size_t>> longest(left.size() + 1, std::vector<std::size_t>(right.size() + 1, 0));
    for (std::size_t i = left.size(); i-- > 0;)
      for (std::size_t j = right.size(); j-- > 0;)
        longest[i][j] =
            alike(left[i], right[j]) ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    std::size_t i = 0, j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && alike(left[i], right[j])) {
        compare(left[i], right[j], setting + "[" + std::to_string(i) + "]");
        ++i, ++j;
      } else if (j == right.size() || (i < left.size() && longest[i + 1][j] >= longest[i][j + 1])) {
        found.push_back({Difference::Kind::removed, setting + "[" + std::to_string(i) + "]", &left[i], nullptr});
        ++i;
      } else {
        found.push_back({Difference::Kind::added, setting + "[" + std::to_string(j) + "]", nullptr, &right[j]});
        ++j;
      }
    }
  }
};

// A whole programme is named, not printed.
std::string plain_words(const Value& value) {
  constexpr std::size_t kMostShown = 160;
  std::string words = sim::on_one_line(value);
  if (value.is_scalar() || words.size() <= kMostShown) return sim::harmless(words);
  const Value* title = value.find("title");
  const std::size_t parts = value.is_map() ? value.entries().size() : value.items().size();
  return (title != nullptr && title->is_scalar() ? sim::harmless(sim::in_quotes(title->text())) + ", " : "") +
         (value.is_map() ? "a group of " : "a list of ") + std::to_string(parts);
}

}  // namespace

std::vector<Difference> differences(const Value& first, const Value& second) {
  Comparison comparison;
  comparison.compare(first, second, "");
  return comparison.found;
}

std::vector<std::string> settings_that_differ(const std::string& first, const std::string& second) {
  sim::Problems ignored;
  const Value a = sim::read_yaml(first, "first", ignored), b = sim::read_yaml(second, "second", ignored);
  std::vector<std::string> sentences;
  for (const Difference& d : differences(a, b)) {
    const auto words = [](const Value* value) { return value == nullptr ? "not there" : value_words(*value, {}); };
    sentences.push_back(sim::harmless(d.setting) + ": " + words(d.first) + ", then " + words(d.second));
  }
  return sentences;
}

std::string value_words(const Value& value, const sim::Evidence& evidence) {
  const Value* id = value.find("id") != nullptr ? value.find("id") : value.find("calibrated");
  const sim::EvidenceRow* row = id != nullptr ? evidence.find(id->text()) : nullptr;
  if (row == nullptr) return plain_words(value);
  const std::string number =
      row->value ? sim::number_text(*row->value) + (row->unit == "n" ? "" : " " + row->unit) : row->text;
  return sim::harmless(number + " (row " + id->text() + ": " + row->about + ")");
}

}  // namespace app
