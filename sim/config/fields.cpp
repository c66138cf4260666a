#include "sim/config/fields.hpp"

#include <algorithm>

#include "sim/config/read_number.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/uncertain.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

constexpr std::size_t kMostUnknown = 20;  // Per struct: after these the file is of another kind.

}  // namespace

Fields::Fields(const Value& value, std::string path, Reading& reading)
    : value_(&value), reading_(&reading), path_(std::move(path)), problems_before_(reading.problems.size()) {}

Fields::Fields(Value&& value, std::string path, Reading& reading)
    : reading_(&reading),
      path_(std::move(path)),
      made_(std::make_shared<Value>(std::move(value))),
      problems_before_(reading.problems.size()) {
  value_ = made_.get();
}

Fields::Fields(FieldDoc& doc) : doc_(&doc) {}

std::string Fields::path_of(const char* name) const {
  return path_.empty() ? name : *name == '\0' ? path_ : path_ + "." + name;
}

bool Fields::has(const char* name) const { return describing() || value_->find(name) != nullptr; }

const Origin& Fields::origin_of(const char* name) const {
  static const Origin nowhere;
  if (describing()) return nowhere;
  const Value* value = value_->find(name);
  return value ? value->origin() : value_->origin();
}

// Its siblings' problems are not its own.
void Fields::begin() {
  if (!describing()) problems_before_ = reading_->problems.size();
}

bool Fields::clean() const {
  return describing() || (reading_->problems.size() == problems_before_ && absent_.empty());
}

void Fields::problem(const char* name, std::string code, std::string message, std::string help) {
  if (!describing()) reading_->problems.add(std::move(code), origin_of(name), std::move(message), std::move(help));
}

void Fields::shorthand(const char* key) {
  if (describing()) {
    doc_->shorthand = key;
    return;
  }
  const bool whole = value_->is_map() && !looks_uncertain(*value_);
  if (whole || value_->is_null()) return;
  auto map = std::make_shared<Value>(Value::map(value_->origin()));
  map->set(key, value_->origin(), *value_);
  made_ = std::move(map);
  value_ = made_.get();
}

bool Fields::is_map() {
  if (value_->is_map()) return true;
  if (!refused_) {
    refused_ = true;
    // A file that could not be read has been reported already.
    const bool said = path_.empty() && !reading_->problems.empty();
    if (!said)
      problem(
          "", "config/type",
          (path_.empty() ? "this file" : path_) + " is " + value_->kind_words() + ", but a group of settings is needed",
          "write 'name: value' lines");
  }
  return false;
}

const Value* Fields::claim(const char* name, FieldKind kind, const Spec& spec, bool required) {
  if (describing() || !is_map()) return nullptr;
  known_.emplace_back(name);
  const Value* value = value_->find(name);
  if (!value) {
    const std::string example = std::string(name) + ": " + example_of(kind, spec);
    if (required) absent_.push_back({name, path_of(name) + " is missing", "write for example '" + example + "'"});
    return nullptr;
  }
  if (!value->is_null() || kind == FieldKind::raw) return value;
  problem(name, "config/type", path_of(name) + " is empty, but " + kind_words(kind, spec) + " is needed",
          "write for example '" + std::string(name) + ": " + example_of(kind, spec) + "', or delete the line");
  return nullptr;
}

void Fields::describe(const char* name, FieldKind kind, Spec spec, bool required, std::string usual) {
  FieldDoc& doc = doc_->children.emplace_back();
  doc.name = name;
  doc.kind = kind;
  doc.spec = std::move(spec);
  doc.required = required;
  doc.default_text = std::move(usual);
}

std::optional<Fields> Fields::enter(const char* name, FieldKind kind, Spec spec, bool required) {
  if (describing()) {
    describe(name, kind, std::move(spec), required);
    return Fields(doc_->children.back());
  }
  const Value* value = claim(name, kind, spec, required);
  if (!value) return std::nullopt;
  const bool fits = kind == FieldKind::section || (kind == FieldKind::list && value->is_list()) ||
                    (kind == FieldKind::named && value->is_map());
  if (!fits) {
    problem(name, "config/type",
            path_of(name) + " is " + value->kind_words() + ", but " + kind_words(kind, spec) + " is needed",
            "write for example '" + std::string(name) + ": " + example_of(kind, spec) + "'");
    return std::nullopt;
  }
  return Fields(*value, path_of(name), *reading_);
}

std::vector<Fields>& Fields::children() {
  if (describing()) {
    doc_->children.assign(1, FieldDoc{});
    children_.assign(1, Fields(doc_->children[0]));
    children_[0].last_name_ = "NAME";
    return children_;
  }
  children_.reserve(value_->items().size() + value_->entries().size());
  for (std::size_t i = 0; i < value_->items().size(); ++i)
    children_.push_back(Fields(value_->items()[i], path_ + "[" + std::to_string(i) + "]", *reading_));
  std::vector<std::string> written;
  for (const Value::Entry& e : value_->entries())
    if (!e.key_origin.file || !e.key_origin.file->from_command_line()) written.push_back(e.key);
  for (const Value::Entry& e : value_->entries()) {
    const bool from_set = e.key_origin.file && e.key_origin.file->from_command_line();
    if (from_set && nearest_name(e.key, written)) {  // More likely a slip than a new entry.
      reading_->problems.add("config/set", e.key_origin, "no setting " + in_quotes(path_of(e.key.c_str())),
                             did_you_mean(e.key, written));
      continue;
    }
    children_.push_back(Fields(e.value, path_of(e.key.c_str()), *reading_));
    children_.back().last_name_ = e.key;
  }
  return children_;
}

namespace {

// "fte: 1.5" for the key 5 of `{fte: 1,5}`, which is read as {fte: 1, 5: nothing}; empty for any other.
std::string with_decimal_comma(const Value& map, const Value::Entry& entry) {
  const auto& all = map.entries();
  const auto here = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.key == entry.key; });
  const bool digits = entry.key.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || !entry.value.is_null() || here == all.begin() || here == all.end()) return "";
  const Value::Entry& before = *(here - 1);
  if (!before.value.is_scalar() || !parse_plain_number(before.value.text())) return "";
  return before.key + ": " + before.value.text() + "." + entry.key;
}

}  // namespace

void Fields::done() {
  if (describing() || finished_) return;
  finished_ = true;
  if (!is_map()) return;
  std::size_t unknown = 0;
  for (const Value::Entry& e : value_->entries()) {
    if (std::find(known_.begin(), known_.end(), e.key) != known_.end()) continue;
    if (++unknown > kMostUnknown) break;
    std::vector<std::string> free;  // Known names that are not written yet.
    for (const std::string& k : known_)
      if (!value_->find(k)) free.push_back(k);
    const bool from_set = e.key_origin.file && e.key_origin.file->from_command_line();
    auto nearest = nearest_name(e.key, free);
    if (!nearest && from_set) nearest = nearest_name(e.key, known_);  // What the file has may be meant to change.
    // What was meant is not missing too: one slip, one message.
    if (nearest) std::erase_if(absent_, [&](const Absent& a) { return a.name == *nearest; });
    std::vector<std::string> choices;
    for (const std::string& k : known_)
      if (std::find(choices.begin(), choices.end(), k) == choices.end()) choices.push_back(k);
    const bool few = !choices.empty() && choices.size() <= 15;
    std::string help = nearest ? "did you mean '" + *nearest + "'?"
                       : few   ? "the settings here are " + in_words(choices)
                               : "";
    if (const std::string number = with_decimal_comma(*value_, e); !number.empty())
      help = "a decimal comma? write '" + number + "'";
    if (from_set)
      reading_->problems.add("config/set", e.key_origin, "no setting " + in_quotes(path_of(e.key.c_str())), help);
    else
      reading_->problems.add("config/unknown", e.key_origin,
                             "unknown setting " + in_quotes(e.key) + (path_.empty() ? "" : " in " + path_), help);
  }
  for (const Absent& a : absent_) reading_->problems.add("config/missing", value_->origin(), a.message, a.help);
}

}  // namespace sim
