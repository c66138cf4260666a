#include "sim/config/problems.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/config/wording.hpp"

namespace sim {

namespace {

constexpr std::size_t kMostProblems = 500;  // A file with more is no configuration; comparing all would take long.
constexpr std::size_t kWidestLine = 120;    // Characters of a source line that are shown.

bool same_place(const Origin& a, const Origin& b) {
  const bool same_file = a.file == b.file || (a.file && b.file && a.file->name == b.file->name);
  return same_file && a.line == b.line && a.column == b.column;
}

std::vector<std::string> characters_of(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(line, i));
    out.push_back(harmless(std::string_view(line).substr(i, length)));
    i += length;
  }
  return out;
}

// The line with a caret and waves under the place; nothing when the place is not in the text.
std::string picture(const Origin& where) {
  if (!where.file || where.line < 1 || static_cast<std::size_t>(where.line) > where.file->lines.size()) return "";
  const auto line = characters_of(where.file->lines[static_cast<std::size_t>(where.line) - 1]);
  const std::size_t column = std::min(static_cast<std::size_t>(std::max(1, where.column)) - 1, line.size());
  std::size_t first = 0;
  if (line.size() > kWidestLine && column > kWidestLine / 2) first = column - kWidestLine / 2;
  const std::size_t last = std::min(line.size(), first + kWidestLine);

  const std::string number = std::to_string(where.line);
  std::string shown = first > 0 ? "..." : "";
  std::string under(shown.size() + column - first, ' ');
  for (std::size_t i = first; i < last; ++i) shown += line[i];
  if (last < line.size()) shown += "...";
  const std::size_t length = static_cast<std::size_t>(std::max(1, where.length));
  const std::size_t waves = std::min(length, std::max<std::size_t>(1, last - std::min(last, column))) - 1;
  under += "^" + std::string(waves, '~');
  return "  " + number + " | " + shown + "\n  " + std::string(number.size(), ' ') + " | " + under + "\n";
}

std::string place(const Origin& where) { return where.file ? harmless(where.words()) + ": " : ""; }

}  // namespace

void Problems::add(Problem problem) {
  if (all_.size() >= kMostProblems) return;
  for (const Problem& p : all_)
    if (p.message == problem.message && p.code == problem.code && same_place(p.where, problem.where)) return;
  all_.push_back(std::move(problem));
}

void Problems::add(std::string code, Origin where, std::string message, std::string help) {
  add(Problem{std::move(code), std::move(where), std::move(message), std::move(help)});
}

bool Problems::has(const std::string& code) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Problem& p) { return p.code == code; });
}

bool Problems::tree_is_complete() const {
  return std::none_of(all_.begin(), all_.end(), [](const Problem& p) {
    const bool yaml = p.code.starts_with("yaml/") && p.code != "yaml/duplicate";
    return yaml || p.code == "config/include" || p.code == "config/file" || p.code == "config/version";
  });
}

std::vector<Problem> Problems::in_file_order() const {
  std::vector<const SourceFile*> order;  // Files in the order in which they first had a problem.
  for (const Problem& p : all_)
    if (std::find(order.begin(), order.end(), p.where.file.get()) == order.end()) order.push_back(p.where.file.get());
  const auto rank = [&](const Problem& p) {
    return std::find(order.begin(), order.end(), p.where.file.get()) - order.begin();
  };
  std::vector<Problem> sorted = all_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& a, const Problem& b) {
    return std::make_tuple(rank(a), a.where.line, a.where.column) <
           std::make_tuple(rank(b), b.where.line, b.where.column);
  });
  return sorted;
}

std::string Problems::text() const {
  std::string out;
  for (const Problem& p : in_file_order()) {
    out += place(p.where) + "error: " + harmless(p.message) + "\n" + picture(p.where);
    if (!p.help.empty()) out += "    help: " + harmless(p.help) + "\n";
  }
  if (all_.empty()) return out;
  return out + std::to_string(all_.size()) + (all_.size() == 1 ? " problem" : " problems") +
         " found; nothing was run.\n";
}

std::string Problems::json() const {
  auto list = nlohmann::ordered_json::array();
  for (const Problem& p : in_file_order())
    list.push_back({{"severity", "error"},
                    {"code", p.code},
                    {"file", p.where.file ? p.where.file->name : ""},
                    {"line", p.where.line},
                    {"column", p.where.column},
                    {"length", p.where.length},
                    {"message", p.message},
                    {"help", p.help}});
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void Problems::stop_if_any() const {
  if (!empty()) throw ConfigError(*this);
}

ConfigError::ConfigError(Problems found) : std::runtime_error(found.text()), problems(std::move(found)) {}

}  // namespace sim
