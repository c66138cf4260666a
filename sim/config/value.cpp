#include "sim/config/value.hpp"

#include <algorithm>
#include <utility>

namespace sim {

Value Value::null(Origin where) {
  Value v;
  v.origin_ = std::move(where);
  return v;
}

Value Value::scalar(std::string text, Origin where, bool quoted) {
  Value v = null(std::move(where));
  v.kind_ = Kind::scalar;
  v.text_ = std::move(text);
  v.quoted_ = quoted;
  return v;
}

Value Value::list(Origin where) {
  Value v = null(std::move(where));
  v.kind_ = Kind::list;
  return v;
}

Value Value::map(Origin where) {
  Value v = null(std::move(where));
  v.kind_ = Kind::map;
  return v;
}

const Value::Entry* Value::entry(std::string_view key) const {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == key; });
  return it == entries_.end() ? nullptr : &*it;
}

const Value* Value::find(std::string_view key) const {
  const Entry* found = entry(key);
  return found ? &found->value : nullptr;
}

Value* Value::find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

void Value::set(std::string key, Origin key_origin, Value value) {
  if (Value* there = find(key)) {
    *there = std::move(value);
    return;
  }
  entries_.push_back({std::move(key), std::move(key_origin), std::move(value)});
}

bool Value::remove(std::string_view key) {
  return std::erase_if(entries_, [&](const Entry& e) { return e.key == key; }) > 0;
}

void Value::merge(Value over) {
  if (!is_map() || !over.is_map()) {
    *this = std::move(over);
    return;
  }
  for (Entry& e : over.entries_) {
    if (Value* there = find(e.key))
      there->merge(std::move(e.value));
    else
      entries_.push_back(std::move(e));
  }
}

void Value::relocate(const std::shared_ptr<const SourceFile>& file, int columns) {
  const auto move = [&](Origin& origin) {
    origin.file = file;
    if (origin.line == 1) origin.column += columns;
  };
  move(origin_);
  for (Value& item : items_) item.relocate(file, columns);
  for (Entry& e : entries_) {
    move(e.key_origin);
    e.value.relocate(file, columns);
  }
}

const char* Value::kind_words() const {
  switch (kind_) {
    case Kind::null: return "empty";
    case Kind::scalar: return "a single value";
    case Kind::list: return "a list";
    case Kind::map: return "a group of settings";
  }
  return "";
}

}  // namespace sim
