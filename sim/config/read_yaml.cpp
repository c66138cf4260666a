#include "sim/config/read_yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include "sim/config/text_checks.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

struct Stop {};  // Thrown through the parser when reading on would only cascade.

// Turns the parser's bytes into characters, walking forward so that one long line costs its length once.
class Places {
 public:
  Places(const std::string& text, std::shared_ptr<const SourceFile> file) : text_(text), file_(std::move(file)) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') starts_.push_back(i + 1);
  }

  const std::shared_ptr<const SourceFile>& file() const { return file_; }

  std::size_t offset(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(std::max(0, mark.line));
    if (line >= starts_.size()) return text_.size();
    return std::min(text_.size(), starts_[line] + static_cast<std::size_t>(std::max(0, mark.column)));
  }

  Origin at(const YAML::Mark& mark, int length = 1) {
    const auto line = static_cast<std::size_t>(std::max(0, mark.line));
    const std::size_t end = offset(mark);
    if (line != line_ || end < byte_) {
      line_ = line;
      byte_ = line < starts_.size() ? starts_[line] : text_.size();
      column_ = 1;
    }
    while (byte_ < end) {
      byte_ += std::max<std::size_t>(1, utf8_length(text_, byte_));
      ++column_;
    }
    return {file_, static_cast<int>(line) + 1, column_, length};
  }

  char byte(const YAML::Mark& mark) const {
    const std::size_t i = offset(mark);
    return i < text_.size() ? text_[i] : '\0';
  }

 private:
  const std::string& text_;
  std::shared_ptr<const SourceFile> file_;
  std::vector<std::size_t> starts_;
  std::size_t line_ = 0, byte_ = 0;
  int column_ = 1;
};

class Builder final : public YAML::EventHandler {
 public:
  Builder(const std::string& text, Places& places, Problems& problems)
      : text_(text), places_(places), problems_(problems) {}

  Value take() { return std::move(root_); }

  /// Where the innermost bracket that is still open was written.
  std::optional<Origin> open_bracket() const {
    for (auto level = open_.rbegin(); level != open_.rend(); ++level)
      if (level->bracket) return level->value.origin();
    return std::nullopt;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      stop("yaml/document", places_.at(mark), "a second document starts here",
           "one file, one document: put it in its own file");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (!open_.empty() && open_.back().key && open_.back().key->find(':') != std::string::npos)
      problems_.add("yaml/syntax", open_.back().key_origin,
                    "a space is missing after the ':' in " + in_quotes(*open_.back().key), "write 'name: value'");
    const bool at_key = !open_.empty() && open_.back().key && places_.at(mark).line != open_.back().key_origin.line;
    put(Value::null(at_key ? open_.back().key_origin : places_.at(mark)), "");
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const char first = places_.byte(mark);
    if (first == '!') refuse_tag(mark);
    if (!tag.empty() && tag != "?" && tag != "!") refuse_tag(mark);
    int length = static_cast<int>(count_characters(std::string_view(value).substr(0, value.find('\n'))));
    const bool was_quoted = first == '"' || first == '\'';
    if (was_quoted) {
      const std::size_t start = places_.offset(mark);
      const std::size_t end = end_of_quoted(text_, start);
      if (end == std::string::npos)
        stop("yaml/quote", places_.at(mark), "this quote is never closed", std::string("add the closing ") + first);
      const std::string_view written = std::string_view(text_).substr(start, end - start);
      length = static_cast<int>(count_characters(written.substr(0, written.find('\n'))));
    }
    put(Value::scalar(value, places_.at(mark, std::max(1, length)), was_quoted || tag == "!"), value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    start(Value::list(places_.at(mark)), mark, tag, anchor);
    open_.back().bracket = places_.byte(mark) == '[';
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    start(Value::map(places_.at(mark)), mark, tag, anchor);
    open_.back().bracket = places_.byte(mark) == '{';
  }
  void OnSequenceEnd() override { end(); }
  void OnMapEnd() override { end(); }

 private:
  struct Open {
    Value value;
    std::optional<std::string> key;
    Origin key_origin;
    bool drop = false;     // The value of a key that was refused.
    bool bracket = false;  // Written with [ or {.
    std::set<std::string> keys;
  };

  [[noreturn]] void stop(const char* code, Origin where, std::string message, std::string help) {
    problems_.add(code, std::move(where), std::move(message), std::move(help));
    throw Stop{};
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0)
      stop("yaml/alias", places_.at(mark), "anchors and aliases are not used here",
           "use `include`, or write the values out");
  }
  void refuse_tag(const YAML::Mark& mark) {
    stop("yaml/tag", places_.at(mark), "a YAML tag ('!') is not used here", "remove it, or put the text in quotes");
  }

  void start(Value value, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?") refuse_tag(mark);
    if (open_.size() >= static_cast<std::size_t>(kDeepestNesting))
      stop("yaml/depth", places_.at(mark), "this is nested deeper than " + std::to_string(kDeepestNesting) + " levels",
           "write it flatter");
    const bool as_key = !open_.empty() && open_.back().value.is_map() && !open_.back().key;
    // At the end of the text the parser takes an unclosed bracket for a key.
    if (as_key && !open_.back().bracket && open_bracket())
      stop("yaml/syntax", *open_bracket(), "this bracket is never closed",
           "add the closing bracket, and a ',' between items");
    if (as_key)
      stop("yaml/key", places_.at(mark), "a setting's name must be a word, not " + std::string(value.kind_words()),
           "write 'name: value'");
    count(value.origin());
    Open level;
    level.value = std::move(value);
    open_.push_back(std::move(level));
  }

  void end() {
    Value done = std::move(open_.back().value);
    open_.pop_back();
    keep(std::move(done));
  }

  void count(const Origin& where) {
    if (++values_ > kMostValues)
      stop("yaml/size", where, "this file has more than 200,000 values", "bulk data belongs in a CSV file");
  }

  void put(Value value, const std::string& text) {
    count(value.origin());
    if (!open_.empty() && open_.back().value.is_map() && !open_.back().key) {
      take_key(value, text);
      return;
    }
    keep(std::move(value));
  }

  void take_key(const Value& value, const std::string& text) {
    if (value.is_null() || text.empty())
      stop("yaml/key", value.origin(), "a setting's name is missing here", "write 'name: value'");
    if (text == "<<" && !value.quoted())
      stop("yaml/alias", value.origin(), "merge keys ('<<') are not used here",
           "use `include`, or write the values out");
    Open& map = open_.back();
    map.key = text;
    map.key_origin = value.origin();
    map.drop = !map.keys.insert(text).second;
    if (!map.drop) return;
    const Value::Entry* first = map.value.entry(text);
    const std::string line = first ? std::to_string(first->key_origin.line) : "?";
    problems_.add("yaml/duplicate", value.origin(), in_quotes(text) + " is written twice (first at line " + line + ")",
                  "delete one of them");
  }

  void keep(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.value.is_list()) {
      parent.value.add(std::move(value));
      return;
    }
    // Not Value::set: the key is known to be new, and looking it up again would make a long map slow.
    if (!parent.drop) parent.value.entries().push_back({*parent.key, parent.key_origin, std::move(value)});
    parent.key.reset();
  }

  const std::string& text_;
  Places& places_;
  Problems& problems_;
  Value root_;
  std::vector<Open> open_;
  int documents_ = 0, values_ = 0;
};

struct Reworded {
  const char* parser;
  const char* message;
  const char* help;
};
constexpr Reworded kReworded[] = {
    {"illegal map value", "a ':' stands where no setting can start",
     "is a space missing after a ':' above, or does text with ': ' need quotes?"},
    {"end of map not found", "this line does not fit its neighbours",
     "indent it exactly like the other settings of its group"},
    {"end of sequence not found", "this line does not fit the list above",
     "begin each item with '- ', indented like the others"},
    {"end of map flow not found", "this '{' group is never closed",
     "add the closing '}', and a ',' between its settings; a name with [ or ] needs quotes"},
    {"end of sequence flow not found", "this '[' list is never closed",
     "add the closing ']', and a ',' between its items"},
    {"illegal flow end", "a closing bracket without its opening one", "delete it, or add the opening one"},
    {"illegal block entry", "a list item ('- ') cannot stand here",
     "put the list on its own lines, indented under its name"},
    {"illegal map key", "a setting cannot start here", "put it on its own line"},
    {"unknown token", "this character cannot begin a value", "put the text in quotes"},
    {"unknown escape character", "this '\\' escape is not known",
     "in double quotes write '\\\\' for a backslash, or use single quotes"},
    {"bad file", "this is nested too deep", "write it flatter"},
};

void report_syntax(const std::string& text, const YAML::Exception& error, const Builder& builder, Places& places,
                   Problems& problems) {
  if (const auto quote = find_open_quote(text, places.file())) {
    problems.add("yaml/quote", *quote, "this quote is never closed", "add the closing quote on this line");
    return;
  }
  for (const char* anchor : {"anchor", "alias"}) {
    if (error.msg.find(anchor) == std::string::npos) continue;
    problems.add("yaml/alias", places.at(error.mark), "anchors and aliases are not used here",
                 "use `include`, or write the values out");
    return;
  }
  for (const Reworded& r : kReworded) {
    if (!error.msg.starts_with(r.parser)) continue;
    const bool never_closed = error.msg.find("flow not found") != std::string::npos;
    problems.add("yaml/syntax",
                 never_closed ? builder.open_bracket().value_or(places.at(error.mark)) : places.at(error.mark),
                 r.message, r.help);
    return;
  }
  problems.add("yaml/syntax", places.at(error.mark), "this is not valid YAML: " + error.msg,
               "check brackets, quotes and indentation near here");
}

}  // namespace

Value read_yaml(const std::string& text, const std::string& name, Problems& problems) {
  const auto file = make_source(name, text);
  const Origin top{file, 1, 1, 1};
  if (!check_text(text, file, problems)) return Value::null(top);
  Places places(text, file);
  Builder builder(text, places, problems);
  try {
    // Without a last line end the parser misreads an unclosed bracket as the name of a setting.
    std::istringstream stream(text + "\n");
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
  } catch (const YAML::Exception& error) {
    report_syntax(text, error, builder, places, problems);
  } catch (const std::exception&) {
    problems.add("yaml/syntax", top, "this file cannot be read as YAML", "check brackets, quotes and indentation");
  }
  Value root = builder.take();
  return root.origin().file ? std::move(root) : Value::null(top);
}

}  // namespace sim
