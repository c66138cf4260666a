#include "sim/config/set_value.hpp"

#include <charconv>

#include "sim/config/read_yaml.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

struct Part {
  std::string key;        // Empty for an index.
  std::size_t index = 0;  // Of a list item.
  int column = 1, length = 1;
  bool goes_on = false;  // More of the path follows.
};

class Setting {
 public:
  Setting(const std::string& argument, int number, Problems& problems)
      : argument_(argument),
        name_("--set #" + std::to_string(number)),
        file_(make_source(name_, argument)),
        line_(1),
        problems_(problems) {}

  Setting(const Value::Entry& entry, std::string where, Problems& problems)
      : argument_(entry.key),
        where_(std::move(where)),
        file_(entry.key_origin.file),
        line_(entry.key_origin.line),
        // A key in quotes is one character longer than its text at both ends.
        before_(entry.key_origin.column -
                (entry.key_origin.length > static_cast<int>(count_characters(entry.key)) ? 0 : 1)),
        problems_(problems) {}

  void apply(Value& root, const Value& value) {
    std::vector<Part> parts;
    if (!split(argument_, parts)) return;
    if (value.is_null())
      refuse({"", 0, 1, static_cast<int>(count_characters(argument_)), false},
             "no value is written after " + in_quotes(argument_), "write for example 'programmes.group_cbt.seats: 12'");
    else
      put(root, parts, value);
  }

  void apply(Value& root) {
    const std::size_t equals = argument_.find('=');
    if (equals == std::string::npos || equals == 0) {
      refuse({}, in_quotes(argument_) + " does not say 'path=value'",
             "write for example --set programmes.group_cbt.seats=12");
      return;
    }
    std::vector<Part> parts;
    if (!split(argument_.substr(0, equals), parts)) return;
    Value value;
    if (!read(equals, value)) return;
    put(root, parts, std::move(value));
  }

 private:
  Origin at(const Part& part) const { return {file_, line_, before_ + part.column, part.length}; }

  void refuse(const Part& part, std::string message, std::string help) {
    if (!where_.empty()) message = "in " + where_ + ": " + message;
    problems_.add("config/set", at(part), std::move(message), std::move(help));
  }

  bool split(const std::string& path, std::vector<Part>& parts) {
    for (std::size_t i = 0; i < path.size();) {
      Part part;
      if (parts.size() >= static_cast<std::size_t>(kDeepestNesting)) {
        refuse(part, "the path is deeper than " + std::to_string(kDeepestNesting) + " levels", "");
        return false;
      }
      part.column = static_cast<int>(count_characters(std::string_view(path).substr(0, i))) + 1;
      const std::size_t end = path[i] == '[' ? path.find(']', i) : std::min(path.find_first_of(".[", i), path.size());
      if (end == std::string::npos) {
        refuse(part, "a '[' in the path is never closed", "write for example arms[0].share=0.5");
        return false;
      }
      part.length = static_cast<int>(end - i);
      if (path[i] == '[') {
        const auto [stop, error] = std::from_chars(path.data() + i + 1, path.data() + end, part.index);
        if (error != std::errc{} || stop != path.data() + end) {
          refuse(part, in_quotes(path.substr(i, end + 1 - i)) + " is not a place in a list",
                 "count from 0: [0] is the first item");
          return false;
        }
        i = end + 1;
      } else {
        part.key = path.substr(i, end - i);
        i = end;
        if (part.key.empty()) {
          refuse(part, "a name is missing in " + in_quotes(path), "write for example programmes.group_cbt.seats=12");
          return false;
        }
      }
      part.goes_on = i < path.size();
      parts.push_back(part);
      if (i < path.size() && path[i] == '.' && ++i == path.size()) {
        refuse(part, "a name is missing after the last '.' of " + in_quotes(path), "");
        return false;
      }
    }
    return true;
  }

  bool read(std::size_t equals, Value& value) {
    const int column = static_cast<int>(count_characters(std::string_view(argument_).substr(0, equals + 1)));
    Problems found;
    value = read_yaml(argument_.substr(equals + 1), name_, found);
    for (Problem p : found.all()) {
      p.where.file = file_;
      if (p.where.line == 1) p.where.column += column;
      problems_.add(std::move(p));
    }
    value.relocate(file_, column);
    const bool nothing = value.is_null() && equals + 1 == argument_.size();
    if (nothing)
      problems_.add("config/set", {file_, 1, 1, column}, "no value is written after '='",
                    "write for example --set programmes.group_cbt.seats=12");
    return found.empty() && !nothing;
  }

  void put(Value& root, const std::vector<Part>& parts, Value value) {
    Value* here = &root;
    std::string path;
    for (const Part& part : parts) {
      here = part.key.empty() ? into_list(*here, part, path) : into_map(*here, part, path);
      if (!here) return;
    }
    *here = std::move(value);
  }

  Value* into_list(Value& here, const Part& part, std::string& path) {
    const std::string index = "[" + std::to_string(part.index) + "]";
    if (!here.is_list()) {
      refuse(part, (path.empty() ? "the file" : path) + " is " + here.kind_words() + ", so it has no item " + index,
             "");
      return nullptr;
    }
    if (part.index >= here.items().size()) {
      refuse(part,
             "no item '" + path + index + "'; " + path + " has " + std::to_string(here.items().size()) +
                 " items, counted from 0",
             "");
      return nullptr;
    }
    path += index;
    return &here.items()[part.index];
  }

  Value* into_map(Value& here, const Part& part, std::string& path) {
    const std::string longer = path.empty() ? part.key : path + "." + part.key;
    if (here.is_null()) here = Value::map(at(part));
    if (!here.is_map()) {
      const std::string help =
          here.is_list() ? "choose an item: " + path + "[0]." + part.key : "set it as a whole: " + path + "=...";
      refuse(part, "no setting '" + longer + "': " + path + " is " + here.kind_words(), help);
      return nullptr;
    }
    if (!where_.empty() && part.goes_on && !here.find(part.key)) {
      std::vector<std::string> names;
      for (const auto& entry : here.entries()) names.push_back(entry.key);
      if (nearest_name(part.key, names)) {  // More likely a slip than a new group.
        refuse(part, "no setting '" + longer + "'", did_you_mean(part.key, names));
        return nullptr;
      }
    }
    if (!here.find(part.key)) here.set(part.key, at(part), Value::null(at(part)));
    path = longer;
    return here.find(part.key);
  }

  std::string argument_, name_, where_;
  std::shared_ptr<const SourceFile> file_;
  int line_ = 1, before_ = 0;
  Problems& problems_;
};

}  // namespace

void set_value(Value& root, const std::string& argument, int number, Problems& problems) {
  Setting(argument, number, problems).apply(root);
}

void set_value(Value& root, const Value::Entry& entry, const std::string& where, Problems& problems) {
  Setting(entry, where, problems).apply(root, entry.value);
}

}  // namespace sim
