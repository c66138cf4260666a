#pragma once
// The tree a YAML file becomes: null, scalar, list or map, in the order written, each part with its origin.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/origin.hpp"

namespace sim {

/// One value of a configuration. Copies share nothing but the source text.
class Value {
 public:
  enum class Kind { null, scalar, list, map };
  struct Entry;

  Value();
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  static Value null(Origin where);
  static Value scalar(std::string text, Origin where, bool quoted = false);
  static Value list(Origin where);
  static Value map(Origin where);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_scalar() const { return kind_ == Kind::scalar; }
  bool is_list() const { return kind_ == Kind::list; }
  bool is_map() const { return kind_ == Kind::map; }

  const Origin& origin() const { return origin_; }
  /// The text of a scalar as written, without quotes; empty for other kinds.
  const std::string& text() const { return text_; }
  /// True when the scalar was written in quotes, so that '12' is a word.
  bool quoted() const { return quoted_; }

  const std::vector<Value>& items() const { return items_; }
  std::vector<Value>& items() { return items_; }
  const std::vector<Entry>& entries() const { return entries_; }
  std::vector<Entry>& entries() { return entries_; }

  /// The value under `key`, or null when there is none or this is not a map.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);
  const Entry* entry(std::string_view key) const;
  /// Adds or replaces `key` in a map; keeps the place of a key that is there.
  void set(std::string key, Origin key_origin, Value value);
  /// Removes `key`; true when it was there.
  bool remove(std::string_view key);
  /// Adds an item to a list.
  void add(Value item) { items_.push_back(std::move(item)); }

  /// Lays `over` on top: maps merge deep, everything else is replaced. Every value keeps its own origin.
  void merge(Value over);

  /// Moves the tree's origins into another source, `columns` to the right: for a value that is part of a longer text.
  void relocate(const std::shared_ptr<const SourceFile>& file, int columns);

  /// "a single value", "a list", "a group of settings" or "empty": for messages.
  const char* kind_words() const;

 private:
  Kind kind_ = Kind::null;
  bool quoted_ = false;
  Origin origin_;
  std::string text_;
  std::vector<Value> items_;
  std::vector<Entry> entries_;
};

/// A key of a map with its value.
struct Value::Entry {
  std::string key;
  Origin key_origin;
  Value value;
};

// Here, because clang wants the entries to be complete.
inline Value::Value() = default;
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;

/// Writes the tree as YAML; with origins, each line ends in a comment that says where it was written.
std::string to_yaml(const Value& value, bool with_origins = false);
/// On one line, as `--set` takes it: `[a, {b: 1}]`.
std::string on_one_line(const Value& value);
/// As YAML with origins, in which `name_of` says what each source is called.
std::string to_yaml(const Value& value, const std::function<std::string(const std::string&)>& name_of);

}  // namespace sim
