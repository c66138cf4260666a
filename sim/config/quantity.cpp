#include "sim/config/quantity.hpp"

#include <charconv>
#include <cmath>

#include "sim/config/wording.hpp"

namespace sim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// How many characters look like a number, separators of thousands included so that they can be refused by name.
std::size_t number_length(std::string_view s) {
  std::size_t i = !s.empty() && (s[0] == '+' || s[0] == '-') ? 1 : 0;
  const std::size_t first = i;
  bool digits = false;
  while (i < s.size() &&
         (is_digit(s[i]) || s[i] == '.' || (i > first && (s[i] == ',' || s[i] == '_' || s[i] == '\'')))) {
    digits = digits || is_digit(s[i]);
    ++i;
  }
  if (!digits) return 0;
  if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
    std::size_t k = i + 1;
    if (k < s.size() && (s[k] == '+' || s[k] == '-')) ++k;
    if (k < s.size() && is_digit(s[k])) {
      while (k < s.size() && is_digit(s[k])) ++k;
      i = k;
    }
  }
  return i;
}

bool leading_zero(std::string_view number) {
  if (!number.empty() && (number[0] == '-' || number[0] == '+')) number.remove_prefix(1);
  return number.size() > 1 && number[0] == '0' && is_digit(number[1]);
}

// The number as it should have been written: without separators, leading zeros or a plus sign.
std::string plainly(std::string_view number) {
  std::string out;
  const std::size_t comma = number.find(',');
  const bool one_comma = comma != std::string_view::npos && number.find(',', comma + 1) == std::string_view::npos;
  const bool decimal_comma = one_comma && number.find('.') == std::string_view::npos && number.size() - comma != 4;
  for (const char c : number) {
    if (c == ',' && decimal_comma) out += '.';
    if (c != ',' && c != '_' && c != '\'' && c != '+') out += c;
  }
  const std::size_t start = !out.empty() && out[0] == '-' ? 1 : 0;
  while (out.size() > start + 1 && out[start] == '0' && is_digit(out[start + 1])) out.erase(start, 1);
  return out;
}

ParsedQuantity refuse(std::string code, std::string message, std::string help) {
  return {std::nullopt, {std::move(code), std::move(message), std::move(help)}};
}

bool means_not_a_number(std::string_view text) {
  std::string small;
  for (const char c : text) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  if (!small.empty() && (small[0] == '-' || small[0] == '+')) small.erase(0, 1);
  return small == ".nan" || small == "nan" || small == ".inf" || small == "inf" || small == "infinity";
}

ParsedQuantity no_number(std::string_view text) {
  if (means_not_a_number(text))
    return refuse("config/number-form", in_quotes(text) + " is not a number that can be used",
                  "write a number; not a number and infinity are refused");
  if (text.starts_with("$") && number_length(trimmed(text.substr(1))) > 0)
    return refuse("config/unit", "the currency of " + in_quotes(text) + " is not clear",
                  "write for example '" + std::string(trimmed(text.substr(1))) + " USD'");
  return refuse("config/type", in_quotes(text) + " is not a number", "");
}

}  // namespace

std::optional<double> parse_plain_number(std::string_view text) {
  if (text.empty() || leading_zero(text)) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

ParsedQuantity parse_quantity(std::string_view whole) {
  const std::string_view text = trimmed(whole);
  const std::size_t length = number_length(text);
  if (length == 0) return no_number(text);
  const std::string_view number = text.substr(0, length);
  const std::string_view rest = trimmed(text.substr(length));

  const bool other_base = number == "0" && !rest.empty() && length < text.size() &&
                          (text[length] == 'x' || text[length] == 'o' || text[length] == 'b');
  if (other_base)
    return refuse("config/number-form", in_quotes(text) + " is not written in tens",
                  "write it plainly, for example 16");
  if (text.substr(length).starts_with(":"))
    return refuse("config/number-form", in_quotes(text) + " is not a plain number",
                  "write a length of time with its unit, for example '90 min'");
  const auto value = parse_plain_number(number);
  if (!value || number[0] == '+') {
    const std::string plain = plainly(number);
    if (parse_plain_number(plain))
      return refuse(
          "config/number-form", in_quotes(text) + " is not written as a plain number",
          "write it plainly: " + plain + (rest.empty() || rest == "%" ? std::string(rest) : " " + std::string(rest)));
    return refuse("config/number-form", in_quotes(text) + " is not written as a plain number",
                  "write it plainly: 5000, 0.5 or 1e6");
  }
  if (rest.empty()) return {Quantity{*value, std::nullopt}, {}};
  if (is_digit(rest[0])) {
    std::string closed(text);
    std::erase(closed, ' ');
    return refuse("config/number-form", in_quotes(text) + " is not written as a plain number",
                  "write it plainly, without spaces: " + (parse_plain_number(closed) ? closed : "5000"));
  }
  return {Quantity{*value, parse_unit(rest)}, {}};
}

std::string number_text(double value) {
  char buffer[40];
  const bool whole = std::fabs(value) < 1e15 && value == std::floor(value);
  const auto end = whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value)).ptr
                         : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return std::string(buffer, end);
}

}  // namespace sim
