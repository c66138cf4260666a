#include "sim/config/text_checks.hpp"

#include "sim/config/include.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

constexpr int kMostPerFile = 20;  // After this many encoding problems the rest would be noise.

struct Walk {
  const std::shared_ptr<const SourceFile>& file;
  Problems& problems;
  int line = 1, column = 1, found = 0;

  void report(const char* code, std::string message, std::string help) {
    ++found;
    problems.add(code, {file, line, column, 1}, std::move(message), std::move(help));
  }
};

// No-break and other spaces that look like a space and are none, and marks of no width.
const char* odd_space(std::string_view c) {
  if (c == "\xC2\xA0") return "a no-break space";
  if (c == "\xE2\x80\x87" || c == "\xE2\x80\xAF") return "a narrow no-break space";
  if (c == "\xE3\x80\x80") return "a wide (ideographic) space";
  if (c == "\xE2\x80\x8B" || c == "\xE2\x81\xA0" || c == "\xEF\xBB\xBF") return "an invisible space of no width";
  return nullptr;
}

bool refused_at_once(const std::string& text, Walk& at) {
  if (text.size() > kLargestFile) {
    at.report("yaml/size", "this file has more than " + std::to_string(kLargestFile >> 20U) + " MiB",
              "bulk data belongs in a CSV file");
    return true;
  }
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const bool marked = text.starts_with("\xEF\xBB\xBF");
  if (!utf16 && !marked) return false;
  at.report("yaml/utf8", utf16 ? "this file is UTF-16 text" : "this file begins with a byte order mark",
            "save it as UTF-8 without a byte order mark");
  return true;
}

std::string hexadecimal(unsigned char byte) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  return std::string("0x") + kDigits[byte >> 4U] + kDigits[byte & 15U];
}

// One character outside a comment; true when it is fine.
void check_character(std::string_view c, Walk& at) {
  const auto first = static_cast<unsigned char>(c[0]);
  if (c == "\t")
    at.report("yaml/tab", "a tab stands here", "write spaces; YAML does not allow tabs for indentation");
  else if (const char* what = odd_space(c))
    at.report("yaml/nbsp", std::string(what) + " stands here (copied from a web page or a document?)",
              "write an ordinary space");
  else if (first == 0)
    at.report("yaml/utf8", "a NUL byte stands here", "save the file as plain UTF-8 text");
  else if (first < 0x20 || first == 0x7F)
    at.report("yaml/utf8", "a control character (" + hexadecimal(first) + ") stands here", "delete it");
}

}  // namespace

bool check_text(const std::string& text, const std::shared_ptr<const SourceFile>& file, Problems& problems) {
  Walk at{file, problems};
  if (refused_at_once(text, at)) return false;
  bool comment = false;
  for (std::size_t i = 0; i < text.size() && at.found < kMostPerFile;) {
    const bool line_end = text[i] == '\n' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
    if (line_end) {
      i += text[i] == '\r' ? 2U : 1U;
      ++at.line;
      at.column = 1;
      comment = false;
      continue;
    }
    if (at.column == 1 && text[i] == '%')
      at.report("yaml/directive", "a line that begins with '%' is dropped by YAML",
                "delete it, or put the text in quotes");
    if (text[i] == '#' && (at.column == 1 || text[i - 1] == ' ')) comment = true;
    const std::size_t length = utf8_length(text, i);
    if (length == 0) {
      at.report("yaml/utf8", "this is not UTF-8 text (byte " + hexadecimal(static_cast<unsigned char>(text[i])) + ")",
                "save the file as UTF-8");
      return false;
    }
    if (!comment || text[i] == '\0' || text[i] == '\r') check_character(std::string_view(text).substr(i, length), at);
    ++at.column;
    i += length;
  }
  return at.found == 0;
}

std::size_t end_of_quoted(const std::string& text, std::size_t start) {
  const char quote = text[start];
  for (std::size_t i = start + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '\'' && i + 1 < text.size() && text[i + 1] == quote)
        ++i;
      else
        return i + 1;
    }
  }
  return std::string::npos;
}

std::optional<Origin> find_open_quote(const std::string& text, const std::shared_ptr<const SourceFile>& file) {
  std::optional<Origin> later;
  int line = 1;
  std::size_t line_start = 0;
  bool scalar_may_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      ++line;
      line_start = i + 1;
      scalar_may_start = true;
    } else if (c == '#' && (i == line_start || text[i - 1] == ' ')) {
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
    } else if (scalar_may_start && (c == '"' || c == '\'')) {
      const int column =
          static_cast<int>(count_characters(std::string_view(text).substr(line_start, i - line_start))) + 1;
      const std::size_t end = end_of_quoted(text, i);
      if (end == std::string::npos) return Origin{file, line, column, 1};
      if (!later && text.find('\n', i) < end) later = Origin{file, line, column, 1};
      for (std::size_t k = i; k < end; ++k) {
        if (text[k] != '\n') continue;
        ++line;
        line_start = k + 1;
      }
      i = end - 1;
      scalar_may_start = false;
    } else if (c != ' ') {
      const bool before_space = i + 1 >= text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
      scalar_may_start = c == '{' || c == '[' || c == ',' || ((c == ':' || c == '-' || c == '?') && before_space);
    }
  }
  return later;
}

}  // namespace sim
