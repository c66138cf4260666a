#include "models/trials/held_out.hpp"

#include <cctype>

namespace models {

namespace {

bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool word(char c) { return letter(c) || digit(c) || (c >= 'a' && c <= 'z') || c == '_'; }

// Words of a text that are ids of the table: capital letters, digits, perhaps ".a".
std::vector<std::string> ids_in(const std::string& text, const sim::Evidence& evidence) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!letter(text[i]) || (i > 0 && word(text[i - 1]))) continue;
    std::size_t end = i;
    while (end < text.size() && (word(text[end]) || (text[end] == '.' && end + 1 < text.size() && word(text[end + 1]))))
      ++end;
    const std::string id = text.substr(i, end - i);
    if (evidence.find(id)) ids.push_back(id);
    i = end;
  }
  return ids;
}

}  // namespace

std::set<std::string> held_out_rows(const Trial& trial) {
  std::set<std::string> rows;
  for (const auto& [name, target] : trial.targets) {
    if (target.role != Role::held_out) continue;
    if (!target.published.id.empty()) rows.insert(target.published.id);
    rows.insert(target.also.begin(), target.also.end());
  }
  return rows;
}

std::set<std::string> origins_of(const std::string& id, const sim::Evidence& evidence) {
  std::set<std::string> seen{id};
  std::vector<std::string> open{id};
  while (!open.empty()) {
    const sim::EvidenceRow* row = evidence.find(open.back());
    open.pop_back();
    if (!row) continue;
    for (const std::string& from : ids_in(row->source + " " + row->note, evidence))
      if (seen.insert(from).second) open.push_back(from);
  }
  return seen;
}

std::vector<Leak> leaks(const std::set<std::string>& held_out, const std::vector<sim::ParameterUse>& uses,
                        const sim::Evidence& evidence) {
  std::vector<Leak> found;
  std::set<std::string> asked;
  for (const auto& use : uses) {
    if (!asked.insert(use.parameter).second) continue;
    for (const std::string& origin : origins_of(use.parameter, evidence))
      if (held_out.count(origin) != 0) found.push_back({use.parameter, origin, use.path});
  }
  return found;
}

}  // namespace models
