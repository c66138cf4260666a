// The fields that are words, switches, or kept for later.
#include <algorithm>

#include "sim/config/fields.hpp"
#include "sim/config/read_number.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

const std::string* word_of(const Value& value, const std::string& path, const char* needed, Reading& reading) {
  if (value.is_scalar()) return &value.text();
  reading.problems.add("config/type", value.origin(),
                       path + " is " + value.kind_words() + ", but " + needed + " is needed", "");
  return nullptr;
}

std::optional<bool> flag_of(const Value& value, const std::string& path, Reading& reading) {
  const std::string* word = word_of(value, path, "true or false", reading);
  if (!word) return std::nullopt;
  if (*word == "true" && !value.quoted()) return true;
  if (*word == "false" && !value.quoted()) return false;
  const auto any = [&](std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return edit_distance(*word, w) == 0; });
  };
  const std::string meant = any({"yes", "on", "y", "1", "true"})    ? "write true"
                            : any({"no", "off", "n", "0", "false"}) ? "write false"
                                                                    : "write true or false";
  reading.problems.add("config/type", value.origin(), path + " is " + in_quotes(*word) + ", but must be true or false",
                       meant);
  return std::nullopt;
}

// What `word`, or a slip of it, means by "open=rolling, any=rolling".
std::string meaning(const std::string& synonyms, const std::string& word) {
  std::vector<std::string> words, meanings;
  for (std::size_t start = 0; start < synonyms.size();) {
    const std::size_t end = std::min(synonyms.find(',', start), synonyms.size());
    std::size_t first = start;
    while (first < end && synonyms[first] == ' ') ++first;
    const std::size_t equals = synonyms.find('=', first);
    if (equals < end) {
      words.push_back(synonyms.substr(first, equals - first));
      meanings.push_back(synonyms.substr(equals + 1, end - equals - 1));
    }
    start = end + 1;
  }
  const auto nearest = nearest_name(word, words);
  return nearest ? meanings[static_cast<std::size_t>(std::find(words.begin(), words.end(), *nearest) - words.begin())]
                 : "";
}

}  // namespace

void Fields::text(const char* name, std::string& member, Spec spec, std::optional<std::string> def) {
  if (describing()) {
    describe(name, FieldKind::text, std::move(spec), !def, def.value_or(""));
    return;
  }
  const Value* value = claim(name, FieldKind::text, spec, !def);
  if (!value) {
    if (def && !has(name)) member = *def;
    return;
  }
  if (const std::string* word = word_of(*value, path_of(name), "text", *reading_)) member = *word;
}

void Fields::flag(const char* name, bool& member, Spec spec, std::optional<bool> def) {
  if (describing()) {
    describe(name, FieldKind::flag, std::move(spec), !def, def ? (*def ? "true" : "false") : "");
    return;
  }
  const Value* value = claim(name, FieldKind::flag, spec, !def);
  if (!value) {
    if (def && !has(name)) member = *def;
    return;
  }
  if (const auto answer = flag_of(*value, path_of(name), *reading_)) member = *answer;
}

std::optional<std::size_t> Fields::choose(const char* name, const std::vector<std::string>& words, Spec spec,
                                          std::optional<std::size_t> usual) {
  if (describing()) {
    describe(name, FieldKind::choice, std::move(spec), !usual, usual ? words[*usual] : "");
    doc_->children.back().choices = words;
    return usual;
  }
  if (spec.example.empty()) spec.example = words.front();
  const Value* value = claim(name, FieldKind::choice, spec, !usual);
  if (!value) return has(name) ? std::nullopt : usual;
  const std::string* word = word_of(*value, path_of(name), "a word", *reading_);
  if (!word) return std::nullopt;
  const auto it = std::find(words.begin(), words.end(), *word);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  const std::string meant = meaning(spec.synonyms, *word);
  problem(name, "config/choice",
          path_of(name) + " is " + in_quotes(*word) + ", but must be one of " + in_words(words, "or"),
          nearest_name(*word, words) || meant.empty() ? did_you_mean(*word, words) : "did you mean '" + meant + "'?");
  return std::nullopt;
}

void Fields::raw(const char* name, Value& member, Spec spec, bool required) {
  if (describing()) {
    describe(name, FieldKind::raw, std::move(spec), required);
    return;
  }
  if (const Value* value = claim(name, FieldKind::raw, spec, required)) member = *value;
}

void Fields::only(std::string& member, const Spec& each) {
  if (describing()) {
    doc_->kind = FieldKind::text;
    doc_->spec = each;
    return;
  }
  if (const std::string* word = word_of(*value_, path_, "text", *reading_)) member = *word;
}

void Fields::only(bool& member, const Spec& each) {
  if (describing()) {
    doc_->kind = FieldKind::flag;
    doc_->spec = each;
    return;
  }
  if (const auto answer = flag_of(*value_, path_, *reading_)) member = *answer;
}

void Fields::only(Value& member, const Spec& each) {
  if (describing()) {
    doc_->kind = FieldKind::raw;
    doc_->spec = each;
    return;
  }
  member = *value_;
}

}  // namespace sim
