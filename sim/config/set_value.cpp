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
};

class Setting {
 public:
  Setting(const std::string& argument, int number, Problems& problems)
      : argument_(argument),
        name_("--set #" + std::to_string(number)),
        file_(make_source(name_, argument)),
        problems_(problems) {}

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
  Origin at(const Part& part) const { return {file_, 1, part.column, part.length}; }

  void refuse(const Part& part, std::string message, std::string help) {
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
    if (!here.find(part.key)) here.set(part.key, at(part), Value::null(at(part)));
    path = longer;
    return here.find(part.key);
  }

  const std::string& argument_;
  std::string name_;
  std::shared_ptr<const SourceFile> file_;
  Problems& problems_;
};

}  // namespace

void set_value(Value& root, const std::string& argument, int number, Problems& problems) {
  Setting(argument, number, problems).apply(root);
}

std::string on_one_line(const Value& value) {
  if (value.is_scalar()) return value.quoted() ? '"' + value.text() + '"' : value.text();
  std::string text;
  if (value.is_list()) {
    for (const auto& item : value.items()) text += (text.empty() ? "" : ", ") + on_one_line(item);
    return "[" + text + "]";
  }
  for (const auto& entry : value.entries())
    text += (text.empty() ? "" : ", ") + entry.key + ": " + on_one_line(entry.value);
  return "{" + text + "}";
}

}  // namespace sim
