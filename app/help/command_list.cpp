#include "app/help/command_list.hpp"

#include <CLI/CLI.hpp>

namespace app {

namespace {

OptionFacts facts_of(const CLI::Option& option) {
  OptionFacts facts;
  for (const auto& name : option.get_snames()) facts.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) facts.names.push_back("--" + name);
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0) {
    facts.value = type.substr(0, type.find(':'));
    if (facts.value.empty() || facts.value.front() == '{') facts.value = "VALUE";
  }
  facts.many = option.get_items_expected_max() > 1;
  facts.choices = choices_in(type);
  facts.what = option.get_description();
  return facts;
}

void add_command(const CLI::App& app, const std::string& name, std::vector<CommandFacts>& all) {
  CommandFacts facts{name, app.get_description(), app.get_footer(), {}, {}};
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? facts.operands : facts.options).push_back(facts_of(*option));
  all.push_back(std::move(facts));
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; }))
    add_command(*below, name.empty() ? below->get_name() : name + " " + below->get_name(), all);
}

}  // namespace

std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const auto open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::string word;
  for (const char c : type.substr(open + 1, close - open - 1) + ",") {
    if (c != ',') {
      word += c;
      continue;
    }
    choices.push_back(word);
    word.clear();
  }
  return choices;
}

bool OptionFacts::takes_folder() const { return value == "DIR"; }

bool OptionFacts::takes_file() const {
  static const char* const kinds[] = {"DIR", "FILE", "RESULTS", "TRIAL", "SCENARIO", "STUDY"};
  for (const char* kind : kinds)
    if (value.find(kind) != std::string::npos) return true;
  return false;
}

std::vector<CommandFacts> facts_of(const CLI::App& program) {
  std::vector<CommandFacts> all;
  add_command(program, "", all);
  return all;
}

}  // namespace app
