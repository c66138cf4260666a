// Writing a Value as YAML, for `config show`.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "sim/config/quantity.hpp"
#include "sim/config/value.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

// The code point of the UTF-8 character that is all of `c`.
std::uint32_t code_point(std::string_view c) {
  const auto first = static_cast<unsigned char>(c[0]);
  std::uint32_t code = c.size() == 1 ? first : first & (0xFFU >> (c.size() + 1));
  for (const char next : c.substr(1)) code = code << 6U | (static_cast<unsigned char>(next) & 0x3FU);
  return code;
}

// Control characters, spaces that look like a space and are none, marks that nobody sees: read_yaml refuses them.
bool must_be_escaped(std::uint32_t code) {
  const auto within = [code](std::uint32_t low, std::uint32_t high) { return low <= code && code <= high; };
  return code < 0x20 || within(0x7F, 0xA0) || code == 0xAD || code == 0x61C || code == 0x180E ||
         within(0x2000, 0x200F) || within(0x2028, 0x202F) || within(0x205F, 0x206F) || code == 0x3000 ||
         code == 0xFEFF || within(0xFFF0, 0xFFFF);
}

std::string escape_of(std::uint32_t code) {
  char text[12];
  std::snprintf(text, sizeof text, code <= 0xFF ? "\\x%02X" : code <= 0xFFFF ? "\\u%04X" : "\\U%08X", code);
  return code == '\n' ? "\\n" : text;
}

// Words that could be misread, or that hold characters with a meaning in YAML, go in double quotes.
std::string scalar_text(const std::string& text, bool was_quoted) {
  bool plain = !text.empty() && text.front() != ' ' && text.back() != ' ' && text.back() != ':' &&
               text.find(": ") == std::string::npos && text.find(" #") == std::string::npos &&
               std::string("-?:,[]{}#&*!|>'\"%@`").find(text.front()) == std::string::npos &&
               text.find_first_of(",[]{}\n\"\\") == std::string::npos;
  if (!text.empty() && text.front() == '-' && parse_plain_number(text)) plain = true;
  std::string out = "\"";
  for (std::size_t i = 0, length = 0; i < text.size(); i += length) {
    length = std::max<std::size_t>(1, utf8_length(text, i));
    const std::string_view c = std::string_view(text).substr(i, length);
    const bool hidden = must_be_escaped(code_point(c));
    plain = plain && !hidden;
    if (c == "\"" || c == "\\") out += '\\';
    out += hidden ? escape_of(code_point(c)) : std::string(c);
  }
  return plain && !was_quoted ? text : out + "\"";
}

struct Writer {
  std::function<std::string(const Origin&)> comment;  // Nothing when no origins are asked for.
  std::string out;

  void end_line(const Origin& origin) {
    if (comment && origin.file) out += "  # " + harmless(comment(origin));
    out += "\n";
  }

  // What stands after "key:" or "-".
  void write_after(const Value& value, int indent) {
    if (value.is_map() && !value.entries().empty()) {
      out += "\n";
      write_map(value, indent + 2);
    } else if (value.is_list() && !value.items().empty()) {
      out += "\n";
      write_list(value, indent + 2);
    } else {
      out += " ";
      write_leaf(value);
    }
  }

  void write_leaf(const Value& value) {
    out += value.is_map()    ? "{}"
           : value.is_list() ? "[]"
           : value.is_null() ? "null"
                             : scalar_text(value.text(), value.quoted());
    end_line(value.origin());
  }

  void write_map(const Value& map, int indent) {
    for (const Value::Entry& e : map.entries()) {
      out += std::string(static_cast<std::size_t>(indent), ' ') + scalar_text(e.key, false) + ":";
      write_after(e.value, indent);
    }
  }

  void write_list(const Value& list, int indent) {
    for (const Value& item : list.items()) {
      out += std::string(static_cast<std::size_t>(indent), ' ') + "-";
      write_after(item, indent);
    }
  }
};

std::string write(const Value& value, Writer writer) {
  if (value.is_map() && !value.entries().empty())
    writer.write_map(value, 0);
  else if (value.is_list() && !value.items().empty())
    writer.write_list(value, 0);
  else
    writer.write_leaf(value);
  return writer.out;
}

}  // namespace

std::string to_yaml(const Value& value, bool with_origins) {
  if (!with_origins) return write(value, {});
  return write(value, {[](const Origin& origin) { return origin.words(); }, ""});
}

std::string on_one_line(const Value& value) {
  if (value.is_scalar()) return scalar_text(value.text(), value.quoted());
  if (value.is_null()) return "null";
  std::string text;
  for (const Value& item : value.items()) text += (text.empty() ? "" : ", ") + on_one_line(item);
  for (const Value::Entry& e : value.entries())
    text += (text.empty() ? "" : ", ") + scalar_text(e.key, false) + ": " + on_one_line(e.value);
  return value.is_list() ? "[" + text + "]" : "{" + text + "}";
}

std::string to_yaml(const Value& value, const std::function<std::string(const std::string&)>& name_of) {
  const auto comment = [&](const Origin& origin) {
    SourceFile renamed;
    renamed.name = name_of(origin.file->name);
    return Origin{std::make_shared<const SourceFile>(std::move(renamed)), origin.line, origin.column, 1}.words();
  };
  return write(value, {comment, ""});
}

}  // namespace sim
