// carepath diff: what differs between two configuration files, with everything they include, in words.
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/standalone.hpp"
#include "app/config_root.hpp"
#include "app/diff/differences.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

/// A file as the program reads it, with the programmes that it names; and the rows that it may name.
struct Side {
  std::string file;
  FileKind kind = FileKind::scenario;
  sim::Value tree;
  sim::Evidence evidence;
};

Side side_of(const std::string& file, sim::Problems& problems) {
  Side side{file, FileKind::scenario, read_config(file, {}, problems), {}};
  if (!problems.empty()) return side;
  side.kind = kind_of(side.tree);
  if (side.kind == FileKind::scenario && side.tree.find("trial") == nullptr) {
    const auto project = load_scenario(file, {}, problems);
    if (problems.empty()) side.tree = project->tree();
  }
  side.evidence = sim::load_evidence(config_root_of(file).value_or(""), problems);
  return side;
}

std::string kind_words(FileKind kind) {
  static const char* const words[] = {"a scenario",   "a study",   "a programme", "evidence",
                                      "a population", "a history", "economics",   "a calibration"};
  return words[static_cast<std::size_t>(kind)];
}

std::string sentence(const Difference& d, const Side& a, const Side& b) {
  const std::string setting = "  " + sim::harmless(d.setting);
  if (d.kind == Difference::Kind::removed)
    return setting + " is only in A: " + value_words(*d.first, a.evidence) + "\n";
  if (d.kind == Difference::Kind::added) return setting + " is only in B: " + value_words(*d.second, b.evidence) + "\n";
  return setting + " is " + value_words(*d.first, a.evidence) + " in A, " + value_words(*d.second, b.evidence) +
         " in B\n";
}

std::string first_word(const std::string& setting) { return setting.substr(0, setting.find_first_of(".[")); }

std::string text_of(const std::vector<Difference>& all, const Side& a, const Side& b, const Terminal& terminal) {
  std::string text = "A is " + sim::harmless(a.file) + ", B is " + sim::harmless(b.file) + "\n", section;
  for (const Difference& d : all) {
    const std::string own = first_word(d.setting);
    if (own != section) text += bold(terminal, sim::harmless(own)) + "\n";
    section = own;
    text += sentence(d, a, b);
  }
  if (all.empty()) return text + "no differences: both say the same, with everything they include\n";
  return text + std::to_string(all.size()) + (all.size() == 1 ? " difference\n" : " differences\n");
}

Json json_of(const sim::Value* value) {
  if (value == nullptr) return nullptr;
  const sim::Origin& where = value->origin();
  return {{"value", sim::on_one_line(*value)}, {"file", where.file ? where.file->name : ""}, {"line", where.line}};
}

std::string json_of(const std::vector<Difference>& all, const Side& a, const Side& b) {
  static const char* const words[] = {"changed", "only in B", "only in A"};
  Json list = Json::array();
  for (const Difference& d : all)
    list.push_back({{"setting", d.setting},
                    {"kind", words[static_cast<std::size_t>(d.kind)]},
                    {"A", json_of(d.first)},
                    {"B", json_of(d.second)}});
  return Json{{"A", a.file}, {"B", b.file}, {"differences", std::move(list)}}.dump(2, ' ', false,
                                                                                   Json::error_handler_t::replace) +
         "\n";
}

}  // namespace

Exit execute(const DiffRequest& request) {
  sim::Problems problems;
  const Side a = side_of(request.first, problems), b = side_of(request.second, problems);
  problems.stop_if_any();
  if (a.kind != b.kind)
    problems.add("config/choice", {},
                 sim::in_quotes(a.file) + " is " + kind_words(a.kind) + ", but " + sim::in_quotes(b.file) + " is " +
                     kind_words(b.kind),
                 "name two files of the same kind");
  problems.stop_if_any();
  const auto all = differences(a.tree, b.tree);
  print(request.json ? json_of(all, a, b) : text_of(all, a, b, terminal_of(1)));
  return done;
}

}  // namespace app
