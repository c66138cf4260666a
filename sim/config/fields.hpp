#pragma once
// The field list of a struct, written once in its `visit(Fields&)`: it reads, checks, reports, suggests and documents.
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/config/field_doc.hpp"
#include "sim/config/reading.hpp"
#include "sim/config/value.hpp"
#include "sim/core/time.hpp"

namespace sim {

class Fields;

/// A struct with a field list.
template <class T>
concept Visitable = requires(T& t, Fields& f) {
  t.visit(f);
};

/// Two modes with the same calls: reading a Value into the members, or describing the fields into a FieldDoc.
/// A key that is absent takes its default; without a default it is config/missing. Every mistake goes to
/// `reading.problems`, the member then keeps the value it had. Numbers, shares, durations, money and rates may be
/// uncertain ({id: A35}, {value: ...}).
class Fields {
 public:
  Fields(const Value& value, std::string path, Reading& reading);  ///< Reads. `path` is "" for the whole file.
  Fields(Value&& value, std::string path, Reading& reading);  ///< Reads a value made for the purpose, and keeps it.
  explicit Fields(FieldDoc& doc);                             ///< Describes.

  /// A number in `spec.unit`; a bare number, or one with that unit.
  void number(const char* name, double& member, Spec spec, std::optional<double> def = {});
  void number(const char* name, std::optional<double>& member, Spec spec);
  /// A whole number.
  void whole(const char* name, int& member, Spec spec, std::optional<int> def = {});
  void whole(const char* name, std::int64_t& member, Spec spec, std::optional<std::int64_t> def = {});
  void whole(const char* name, std::uint32_t& member, Spec spec, std::optional<std::uint32_t> def = {});
  void whole(const char* name, std::uint64_t& member, Spec spec, std::optional<std::uint64_t> def = {});
  /// A probability or share, 0..1 unless the spec says otherwise; '20%' is 0.2.
  void share(const char* name, double& member, Spec spec, std::optional<double> def = {});
  void share(const char* name, std::optional<double>& member, Spec spec);
  /// A length of time, with its unit: 90 min, 12 weeks. Rounded to whole minutes. Limits of the spec are minutes, from
  /// 0.
  void duration(const char* name, Duration& member, Spec spec, std::optional<Duration> def = {});
  void duration(const char* name, std::optional<Duration>& member, Spec spec);
  /// An amount, with its currency: 51.20 USD/hour. `spec.unit` says what it is per: "USD/hour", or "USD" (default).
  void money(const char* name, double& member, Spec spec, std::optional<double> def = {});
  void money(const char* name, std::optional<double>& member, Spec spec);
  /// Events per time, with its unit: 0.2 / year. The member is per year (365.25 days).
  void rate(const char* name, double& per_year, Spec spec, std::optional<double> def = {});
  void rate(const char* name, std::optional<double>& per_year, Spec spec);
  void text(const char* name, std::string& member, Spec spec, std::optional<std::string> def = {});
  /// true or false.
  void flag(const char* name, bool& member, Spec spec, std::optional<bool> def = {});

  /// One of some words.
  template <class E>
  void choice(const char* name, E& member, std::vector<std::pair<const char*, std::type_identity_t<E>>> options,
              Spec spec, std::optional<std::type_identity_t<E>> def = {}) {
    std::vector<std::string> names;
    std::optional<std::size_t> usual;
    for (const auto& [word, value] : options) {
      if (def && value == *def) usual = names.size();
      names.emplace_back(word);
    }
    if (const auto chosen = choose(name, names, std::move(spec), usual)) member = options[*chosen].second;
  }

  /// A struct within this one. When it is absent and not required, the member stays as it is.
  template <Visitable T>
  void section(const char* name, T& member, Spec spec, bool required = true) {
    if (auto child = enter(name, FieldKind::section, std::move(spec), required)) child->item(member, {});
  }
  template <Visitable T>
  void section(const char* name, std::optional<T>& member, Spec spec) {
    if (auto child = enter(name, FieldKind::section, std::move(spec), false)) child->item(member.emplace(), {});
  }

  /// A list of structs, numbers, words, whole numbers, durations or raw values. Numbers take kind and limits from the
  /// spec: unit "share" reads probabilities, "USD/hour" money, "per year" rates.
  template <class T>
  void list(const char* name, std::vector<T>& members, Spec spec, bool required = true) {
    const Spec each{"", spec.unit, spec.low, spec.high};
    auto here = enter(name, FieldKind::list, std::move(spec), required);
    if (!here) return;
    members.clear();
    for (Fields& item : here->children()) item.item(members.emplace_back(), each);
  }

  /// A map of name to struct (or number, word, duration), in the order written.
  template <class T>
  void named(const char* name, std::vector<std::pair<std::string, T>>& members, Spec spec, bool required = true) {
    const Spec each{"", spec.unit, spec.low, spec.high};
    auto here = enter(name, FieldKind::named, std::move(spec), required);
    if (!here) return;
    members.clear();
    for (Fields& item : here->children()) item.item(members.emplace_back(item.last_name(), T{}).second, each);
  }

  /// Kept as it is for a later reader.
  void raw(const char* name, Value& member, Spec spec, bool required = true);

  /// Call first: a bare value stands for a map with this one key, so `wait: 1 week` is `wait: {for: 1 week}`.
  void shorthand(const char* key);

  bool describing() const { return doc_ != nullptr; }
  /// True when the key is written. While describing: always.
  bool has(const char* name) const;
  /// Where the value of `name` is written; the whole struct's place when it is absent.
  const Origin& origin_of(const char* name) const;
  /// "programmes.group_cbt"; empty for the whole file.
  const std::string& path() const { return path_; }
  std::string path_of(const char* name) const;
  Reading& reading() const { return *reading_; }
  /// True when nothing was wrong in this struct so far: check contradictions only then.
  bool clean() const;
  /// Adds a problem at `name` ("" for the whole struct). Ignored while describing.
  void problem(const char* name, std::string code, std::string message, std::string help = "");

  /// Call last: any key that no field claimed is config/unknown (config/set when it came from --set), then what is
  /// missing.
  void done();

 private:
  struct Absent {
    std::string name, message, help;
  };

  /// The value under `name`; null after noting it as missing (if required), after a type problem, or while describing.
  const Value* claim(const char* name, FieldKind kind, const Spec& spec, bool required);
  void describe(const char* name, FieldKind kind, Spec spec, bool required, std::string usual = "");
  std::optional<Fields> enter(const char* name, FieldKind kind, Spec spec, bool required);
  std::vector<Fields>& children();
  std::string last_name() const { return last_name_; }
  std::optional<std::size_t> choose(const char* name, const std::vector<std::string>& words, Spec spec,
                                    std::optional<std::size_t> usual);
  bool is_map();
  void begin();
  std::optional<double> amount(const char* name, FieldKind kind, Spec spec, bool required, std::optional<double> def);
  template <class Whole>
  void whole_field(const char* name, Whole& member, Spec spec, std::optional<Whole> def);

  // One value on its own: an item of a list or of a named group.
  template <class T>
  void item(T& member, const Spec& each) {
    if constexpr (Visitable<T>) {
      begin();
      member.visit(*this);
      done();
    } else {
      only(member, each);
    }
  }
  void only(double& member, const Spec& each);
  void only(int& member, const Spec& each);
  void only(std::int64_t& member, const Spec& each);
  void only(std::uint32_t& member, const Spec& each);
  void only(std::uint64_t& member, const Spec& each);
  void only(Duration& member, const Spec& each);
  void only(std::string& member, const Spec& each);
  void only(bool& member, const Spec& each);
  void only(Value& member, const Spec& each);
  std::optional<double> only_amount(FieldKind kind, const Spec& each);
  template <class Whole>
  void only_whole(Whole& member, const Spec& each);

  const Value* value_ = nullptr;
  FieldDoc* doc_ = nullptr;
  Reading* reading_ = nullptr;
  std::string path_, last_name_;
  std::shared_ptr<Value> made_;  // The map that a shorthand stands for, or the value made for this reading.
  bool refused_ = false;         // Not a map: said once.
  bool finished_ = false;
  std::size_t problems_before_ = 0;
  std::vector<std::string> known_;
  std::vector<Absent> absent_;
  std::vector<Fields> children_;
};

/// Reads a T from `value`. Problems go to `reading.problems`; the result is only good when that stayed empty.
template <Visitable T>
T read(const Value& value, std::string path, Reading& reading) {
  T result{};
  Fields fields(value, std::move(path), reading);
  result.visit(fields);
  fields.done();
  return result;
}

/// Describes the fields of T.
template <Visitable T>
FieldDoc describe(std::string doc = "") {
  FieldDoc root;
  root.spec.doc = std::move(doc);
  T usual{};
  Fields fields(root);
  usual.visit(fields);
  return root;
}

}  // namespace sim
